import type { MappingDocument } from '../../schemas/generated/metadata.ts';
import { type Actor, actorId } from '../access/actor.ts';
import { isAdmin } from '../access/grants.ts';
import { AppError } from '../errors/app-error.ts';
import { stands } from '../errors/guards.ts';
import type { Model } from '../metadata/model.ts';
import { parseDocument } from '../metadata/parse-document.ts';
import { currentActor } from '../records/current-actor.ts';
import { sql } from '../sql/sql.ts';
import type { Work } from '../work/work.ts';
import { assertMayImport, importIssues } from './assert-may-import.ts';
import { faultsCsv } from './export/faults-csv.ts';
import { importIssue } from './import-issue.ts';
import type { ImportState, Imports, StartImport, StartStaged } from './imports.ts';
import { columnsOf } from './matching/choose-document.ts';
import { plainName } from './matching/plain-name.ts';
import type { ImportServices } from './running/import-run.ts';
import { endImport, listImports, loadImport, noProgress, type StoredImport } from './running/import-table.ts';
import { runImport } from './running/run-import.ts';
import { stageFile } from './running/staged-file.ts';
import { openSheet, readingOf } from './staging/open-sheet.ts';
import { fileKind } from './staging/stage-spreadsheet.ts';
import { peek, StagedFiles } from './staging/staged-files.ts';

export interface ImportsOptions extends ImportServices {
  /** Runs imports in the background of workers; without it they run in this process. */
  readonly work?: Work | undefined;
}

const queue = 'import';
const listedImports = 50;
const mostNames = 5;
const uploadPatience = sql`interval '1 day'`;

/** Opens the one way in which files are imported. */
export function createImports(options: ImportsOptions): Imports {
  return new StoredImports(options);
}

class StoredImports implements Imports {
  readonly #services: ImportServices;
  readonly #work: Work | undefined;
  readonly #running = new Set<Promise<void>>();

  constructor({ work, ...services }: ImportsOptions) {
    this.#services = services;
    this.#work = work;
  }

  async start(actor: Actor, input: StartImport): Promise<{ readonly id: string }> {
    const { database, models } = this.#services;
    const model = models.current();
    const mapping = mappingOf(model, actor, input.mapping);
    assertMayImport(model, actor, mapping);
    const { head, whole } = await peek(input.content);
    if (['xlsx', 'compound'].includes(fileKind(head))) return this.#startSpreadsheet(actor, mapping, { ...input, content: whole });
    const options = { mapping, actor };
    const rows = await database.query<{ id: string }>(sql`insert into sys.import (file_name, mapping, dry_run, status, actor, progress, options)
      values (${input.file_name ?? null}, ${mapping.name}, ${input.dry_run === true}, 'uploading', ${actorId(actor)}::uuid, ${JSON.stringify(noProgress)}::jsonb, ${JSON.stringify(options)}::jsonb)
      returning id::text as id`);
    const id = rows[0]?.id as string;
    try {
      const bytes_total = await stageFile(database, id, whole);
      await this.#queue(id, bytes_total);
    } catch (error) {
      await database.query(sql`delete from sys.import where id = ${id}::uuid`);
      throw error;
    }
    return { id };
  }

  /** A spreadsheet is taken apart first; its header is the row that names the columns of the mapping. */
  async #startSpreadsheet(actor: Actor, mapping: MappingDocument, input: StartImport): Promise<{ readonly id: string }> {
    const { database, clock } = this.#services;
    const files = new StagedFiles(database, clock);
    const file = await files.put(actor, input.file_name ?? 'upload.xlsx', input.content);
    const names = new Set(columnsOf(mapping).map(plainName));
    const opened = await openSheet(database, file, mapping.file?.header === false ? { header_row: null } : {}, (text) => names.has(plainName(text)));
    const reading = readingOf(file, opened, [], []);
    return this.startStaged(actor, { file: file.id, file_name: file.file_name, bytes: opened.sheet.bytes, mapping, reading, dry_run: input.dry_run === true });
  }

  async startStaged(actor: Actor, { file, file_name, bytes, mapping, reading, dry_run }: StartStaged): Promise<{ readonly id: string }> {
    const options = { mapping, actor, reading };
    const rows = await this.#services.database.query<{
      id: string;
    }>(sql`insert into sys.import (file_name, mapping, dry_run, status, actor, progress, options, file)
      values (${file_name}, ${mapping.name}, ${dry_run}, 'uploading', ${actorId(actor)}::uuid, ${JSON.stringify(noProgress)}::jsonb, ${JSON.stringify(options)}::jsonb, ${file}::uuid)
      returning id::text as id`);
    const id = rows[0]?.id as string;
    await this.#queue(id, bytes);
    return { id };
  }

  async list(actor: Actor): Promise<readonly ImportState[]> {
    const stored = await listImports(this.#services.database, actorId(actor), listedImports);
    return Promise.all(stored.map((one) => this.#stateOf(one)));
  }

  async get(actor: Actor, id: string): Promise<ImportState> {
    return this.#stateOf(await this.#visible(actor, id));
  }

  async *faults(actor: Actor, id: string): AsyncGenerator<string> {
    const stored = await this.#visible(actor, id);
    yield* faultsCsv(this.#services.database, id, stored.options.judgement?.header ?? [], actor.locale);
  }

  async cancel(actor: Actor, id: string): Promise<ImportState> {
    await this.#visible(actor, id);
    await endImport(this.#services.database, id, 'cancelled', {});
    return this.get(actor, id);
  }

  async handle(): Promise<void> {
    const { database } = this.#services;
    await database.query(sql`delete from sys.import where status = 'uploading' and updated_at < now() - ${uploadPatience}`);
    await new StagedFiles(database, this.#services.clock).removeExpired();
    if (this.#work) return this.#work.handle(queue, (data, signal) => this.#run(String(data.id), signal), { concurrency: 1 });
    const left = await database.query<{ id: string }>(
      sql`select id::text as id from sys.import where status in ('waiting', 'reading', 'writing') order by created_at`,
    );
    for (const { id } of left) this.#runHere(id);
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #queue(id: string, bytes_total: number): Promise<void> {
    await this.#services.database.transaction(async (tx) => {
      await tx.query(
        sql`update sys.import set status = 'waiting', progress = progress || ${JSON.stringify({ bytes_total })}::jsonb, updated_at = now() where id = ${id}::uuid`,
      );
      await this.#work?.enqueue(tx, queue, { id }, { key: id });
    });
    if (!this.#work) this.#runHere(id);
  }

  /** In this process; its failures are in the log and the import can be taken up again. */
  #runHere(id: string): void {
    const run = this.#run(id)
      .catch((error: unknown) => console.error(`import ${id} was interrupted:`, error))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  #run(id: string, signal?: AbortSignal): Promise<void> {
    return runImport(this.#services, id, (stored) => currentActor(this.#services.database, stored.options.actor, this.#services.clock()), signal);
  }

  /** Imports of others and unknown ones look the same. */
  async #visible(actor: Actor, id: string): Promise<StoredImport> {
    const stored = await loadImport(this.#services.database, id);
    if (stored && (stored.actor === actorId(actor) || !stands('import_owner') || isAdmin(this.#services.models.current(), actor))) return stored;
    throw new AppError('not_found', `There is no import ${id} that you can see.`);
  }

  async #stateOf(stored: StoredImport): Promise<ImportState> {
    const rows = await this.#services.database.query<{ n: number; undone: boolean }>(sql`select count(*) as n,
      exists (select from sys.operation where id = ${stored.operation}::uuid and undone_by is not null) as undone from sys.import_fault where import = ${stored.id}::uuid`);
    const { checkpoint: _, ...progress } = stored.progress;
    const { id, file_name, mapping, dry_run, operation, created_at, options, result } = stored;
    const status = stored.status === 'uploading' ? 'waiting' : stored.status;
    const judgement = options.judgement ?? null;
    return {
      id,
      file_name,
      mapping,
      dry_run,
      status,
      progress,
      judgement,
      result: result?.counts ?? {},
      operation,
      faults: Number(rows[0]?.n),
      issues: result?.issues ?? [],
      undone: rows[0]?.undone === true,
      created_at,
    };
  }
}

/** In words, with no more names than a sentence bears. */
function namesOf(mappings: readonly MappingDocument[]): string {
  if (mappings.length === 0) return 'There are none.';
  const names = mappings.slice(0, mostNames).map(({ name }) => `"${name}"`);
  const more = mappings.length - names.length;
  return `There are ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function mappingOf(model: Model, actor: Actor, mapping: StartImport['mapping']): MappingDocument {
  if (typeof mapping === 'string') {
    const known = model.mappings.get(mapping);
    if (known) return known;
    const open = [...model.mappings.values()].filter((known) => importIssues(model, actor, known).length === 0);
    throw importIssue('unknown_mapping', `There is no mapping "${mapping}". ${namesOf(open)}`, undefined, '/mapping');
  }
  const parsed = parseDocument(mapping);
  if (parsed.ok && parsed.value.kind === 'mapping') return parsed.value;
  const issues = parsed.ok
    ? [{ pointer: '/mapping/kind', message: 'This is no mapping.' }]
    : parsed.issues.map((issue) => ({ ...issue, pointer: `/mapping${issue.pointer}` }));
  throw new AppError('import_failed', issues[0]?.message ?? 'The mapping is not valid', { issues });
}
