import { type Actor, actorId } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import type { Row } from '../database/database.ts';
import { stands } from '../errors/guards.ts';
import type { StoredFile } from '../files/file-store.ts';
import { ident, join, Slot, type Sql, sql } from '../sql/sql.ts';
import { cached, preparedStatement, type ReadContext, run } from './read-context.ts';
import type { ReadFrame } from './read-frame.ts';
import { readTitles } from './read-titles.ts';
import { scopeCondition } from './row-conditions.ts';

/** A file as one actor finds it. */
export interface FileStanding {
  readonly file: StoredFile;
  /** Some record holds it in this moment, seen or not. */
  readonly attached: boolean;
  /** The actor may read a cell that holds it. */
  readonly readable: boolean;
}

/** An upload is its uploader's until a record holds it; from then on the cells decide, and the records that it is attached to. */
export async function findFile(context: ReadContext, actor: Actor, id: string): Promise<StoredFile | undefined> {
  const frame = { model: context.model, actor };
  const statement = cached(frame, 'file', () => preparedStatement(standingsSql(frame), context.model));
  const standing = toStandings(await run(context, actor, statement, { files: [id] })).get(id);
  if (!standing) return undefined;
  const { file, attached, readable } = standing;
  if (readable) return file;
  const beside = await context.connection.query<Beside>(sql`select a.object, a.record::text as record, a.deleted_at is null as live
    from sys.attachment_version as v join sys.attachment as a on a.id = v.attachment where v.file = ${id}::uuid`);
  for (const { object, record } of beside.filter(({ live }) => live)) {
    if (!stands('attachment') || (await readTitles(context, actor, object, [record])).size > 0) return file;
  }
  const own = file.createdBy === actorId(actor) || actor.kind === 'system';
  return own && !attached && beside.length === 0 ? file : undefined;
}

/** A record that the file is, or was, attached to. */
interface Beside {
  readonly object: string;
  readonly record: string;
  readonly live: boolean;
}

/** Selects, for the files in the slot `files` whose bytes are all there, how the actor stands to each. One statement, whatever holds them. */
export function standingsSql(frame: ReadFrame): Sql {
  const cells = cellsOf(frame);
  const held =
    cells.length === 0
      ? sql`select false as attached, false as readable`
      : sql`select count(*) > 0 as attached, coalesce(bool_or(cell.readable), false) as readable from (${join(cells, sql` union all `)}) as cell`;
  return sql`select f.id::text as id, f.name, f.media_type, f.size_bytes, encode(f.sha256, 'hex') as sha256, f.created_by::text as created_by, held.attached, held.readable
    from sys.file as f cross join lateral (${held}) as held where f.id = any(${new Slot('files')}::uuid[]) and f.sha256 <> ''`;
}

/** For each field of files: the cells that hold file f, and whether the actor reads them. */
function cellsOf(frame: ReadFrame): readonly Sql[] {
  return [...frame.model.objects.values()].flatMap((object) =>
    [...object.fields.values()].flatMap((field) => {
      if (field.type.type !== 'file') return [];
      // What a cell rule lets read, the row rule lets see: it is the narrower of the two.
      const scope = !stands('file') ? sql`true` : scopeCondition(frame, object, 't', objectAccess(frame.model, frame.actor, object).readCell(field));
      const use = sql`u.file = f.id and u.object = ${sql.lit(object.name)} and u.field = ${sql.lit(field.name)}`;
      return [
        sql`select coalesce(${scope}, false) as readable from sys.file_use as u join ${ident(...object.table)} as t on t.id = u.record and ${ident('t', field.name)} = u.file where ${use}`,
      ];
    }),
  );
}

/** Rows of standingsSql by the id of their file. */
export function toStandings(rows: readonly Row[]): ReadonlyMap<string, FileStanding> {
  return new Map(
    rows.map((row) => {
      const file: StoredFile = {
        id: String(row.id),
        name: String(row.name),
        mediaType: String(row.media_type),
        sizeBytes: Number(row.size_bytes),
        sha256: String(row.sha256),
        createdBy: row.created_by === null ? null : String(row.created_by),
      };
      return [file.id, { file, attached: row.attached === true, readable: row.readable === true }];
    }),
  );
}
