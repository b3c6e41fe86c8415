import type { Actor } from '../../access/actor.ts';
import { exportDocuments } from '../../changes/documents/export-documents.ts';
import type { Tx } from '../../database/database.ts';
import { loadStoredDocuments, type ModelStore } from '../../database/model-store.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { listRecords, maximumPage } from '../../query/lists/list-records.ts';
import type { ListRequest, WireRecord } from '../../query/record-reader.ts';
import { sql } from '../../sql/sql.ts';
import { exportRecords } from '../export/export-records.ts';
import { jsonLines, peopleTables } from './people-tables.ts';
import { readMe } from './read-me.ts';
import { type ByteSink, ZipWriter } from './zip-writer.ts';

export interface FullExport {
  readonly tx: Tx;
  readonly models: Pick<ModelStore, 'current'>;
  /** An administrator: everything is read as they see it. */
  readonly actor: Actor;
  readonly now: Date;
  readonly id: string;
  readonly reason: string;
  readonly sink: ByteSink;
  /** Told after each page how many records have been written as JSON. */
  readonly onProgress: (records: number) => Promise<void>;
}

interface ObjectCount {
  readonly object: string;
  readonly label: ObjectModel['document']['label'];
  readonly records: number;
}

/** Objects whose records are exported, lines among them. */
export function exportedObjects(model: Model): readonly ObjectModel[] {
  return [...model.objects.values()].filter(({ table }) => table[0] === 'crm');
}

/**
 * Writes the whole workspace as a zip archive, piece by piece. The transaction must be a repeatable read, so that all of it is of one moment. Throws
 * busy where the metadata is being changed just then.
 */
export async function writeFullExport(whole: FullExport): Promise<void> {
  const { tx, models, actor, now, sink } = whole;
  const stored = await loadStoredDocuments(tx);
  const model = models.current();
  if (stored.version !== model.version) throw new AppError('busy', 'The metadata is being changed; try again.');
  const zip = new ZipWriter(sink, now);
  for (const [name, text] of Object.entries(readMe)) await zip.add(name, [text]);
  const counts = await writeRecords(whole, zip, model);
  for (const [path, text] of exportDocuments(stored.documents.map(({ document }) => document))) await zip.add(`metadata/${path}`, [text]);
  for (const table of Object.keys(peopleTables)) await zip.add(`people/${table}.jsonl`, [await jsonLines(tx, table as keyof typeof peopleTables)]);
  const files = await writeFiles(tx, zip);
  const by = actor.kind === 'user' ? { id: actor.id, name: actor.name } : { id: null, name: actor.reason };
  const index = {
    format: 1,
    export: whole.id,
    at: now.toISOString(),
    by,
    reason: whole.reason,
    metadata_version: model.version,
    settings: model.settings,
    objects: counts,
    files,
  };
  await zip.add('index.json', [`${JSON.stringify(index, null, 2)}\n`]);
  await zip.end();
}

async function writeRecords({ tx, actor, now, onProgress }: FullExport, zip: ZipWriter, model: Model): Promise<readonly ObjectCount[]> {
  const counts: ObjectCount[] = [];
  let done = 0;
  const pages = (object: string, request: ListRequest): AsyncGenerator<readonly WireRecord[]> =>
    pagesOf({ connection: tx, model, now }, actor, object, request);
  for (const object of exportedObjects(model)) {
    const services = { models: { current: () => model }, reader: { stream: (_: Actor, name: string, request: ListRequest) => pages(name, request) } };
    await zip.add(`records/${object.name}.csv`, exportRecords(services, actor, object.name, { sort: ['id'] }, 'csv'));
    let records = 0;
    const lines = async function* (): AsyncGenerator<string> {
      for await (const page of pages(object.name, { fields: everyField(object), sort: ['id'] })) {
        yield page.map((record) => `${JSON.stringify(record)}\n`).join('');
        records += page.length;
        await onProgress(done + records);
      }
    };
    await zip.add(`records/${object.name}.jsonl`, lines());
    done += records;
    counts.push({ object: object.name, label: object.document.label, records });
  }
  return counts;
}

/** All that a record holds by itself: not its lines, which have a file of their own, and no totals over others. */
function everyField(object: ObjectModel): readonly string[] {
  return [...object.fields.values()]
    .filter(({ name, type }) => name !== 'deleted_at' && type.type !== 'lines' && type.type !== 'roll_up')
    .map(({ name }) => name);
}

async function* pagesOf(
  context: { readonly connection: Tx; readonly model: Model; readonly now: Date },
  actor: Actor,
  object: string,
  request: ListRequest,
): AsyncGenerator<readonly WireRecord[]> {
  let cursor: string | undefined;
  do {
    const page = await listRecords(context, actor, object, { ...request, limit: maximumPage, cursor });
    if (page.items.length > 0) yield page.items;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly sha256: string;
}

/** The files that are all there, and an index of them. */
async function writeFiles(tx: Tx, zip: ZipWriter): Promise<number> {
  const files = await tx.query<
    FileRow & { used_by: unknown }
  >(sql`select f.id::text as id, f.name, f.media_type, f.size_bytes, encode(f.sha256, 'hex') as sha256,
    coalesce((select json_agg(json_build_object('object', u.object, 'field', u.field, 'record', u.record)) from sys.file_use as u where u.file = f.id), '[]') as used_by,
    coalesce((select json_agg(json_build_object('object', a.object, 'record', a.record, 'name', a.name, 'version', v.n)) from sys.attachment_version as v
      join sys.attachment as a on a.id = v.attachment where v.file = f.id and a.deleted_at is null), '[]') as attached_to
    from sys.file as f where length(f.sha256) > 0 order by f.id`);
  const index: string[] = [];
  for (const file of files) {
    const path = `${file.id}/${file.name.replaceAll(/[\\/]/g, '_')}`;
    await zip.add(`files/${path}`, chunksOf(tx, file));
    index.push(`${JSON.stringify({ ...file, size_bytes: Number(file.size_bytes), path })}\n`);
  }
  await zip.add('files/index.jsonl', index);
  return files.length;
}

async function* chunksOf(tx: Tx, { id, size_bytes }: FileRow): AsyncGenerator<Uint8Array> {
  let read = 0;
  for (let n = 0; read < Number(size_bytes); n += 1) {
    const rows = await tx.query<{ bytes: Buffer }>(sql`select bytes from sys.file_chunk where file = ${id}::uuid and n = ${n}::int`);
    const bytes = rows[0]?.bytes;
    // Half a file must not look like a whole one.
    if (!bytes) throw new Error(`chunk ${n} of file ${id} is missing`);
    read += bytes.length;
    yield bytes;
  }
}
