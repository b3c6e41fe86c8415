import { type Actor, actorId } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import { sql } from '../../sql/sql.ts';
import { importIssue } from '../import-issue.ts';
import type { SheetLayout } from '../layout/sheet-layout.ts';
import { judgeFormat } from '../reading/read-file.ts';
import { stageChunks, stagedSheet } from '../running/staged-file.ts';
import { fileKind, refuseCompound, stageSpreadsheet } from './stage-spreadsheet.ts';
import type { StagedFile, StagedSheet } from './staged-file-record.ts';

const keptMs = 86_400_000;
const longestName = 255;

/** Files that were taken in to be looked at before they are imported. They belong to who sent them and are kept for a day. */
export class StagedFiles {
  readonly #database: Database;
  readonly #clock: () => Date;

  constructor(database: Database, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Takes a file in. Throws import_failed for what is no table, too_large. */
  async put(actor: Actor, fileName: string, content: AsyncIterable<Uint8Array>): Promise<StagedFile> {
    await this.removeExpired();
    const expires = new Date(this.#clock().getTime() + keptMs).toISOString();
    const { head, whole } = await peek(content);
    const kind = fileKind(head);
    if (kind === 'compound') await refuseCompound(whole);
    if (kind === 'foreign') throw importIssue('not_a_table', 'This is no spreadsheet and no CSV file. Save it as XLSX or CSV and import that.');
    if (head.length === 0) throw importIssue('empty_file', 'The file is empty.');
    const name = fileName.slice(0, longestName);
    const rows = await this.#database.query<{ id: string }>(sql`insert into sys.import_file (owner, file_name, kind, expires_at)
      values (${actorId(actor)}::uuid, ${name}, ${kind === 'xlsx' ? 'xlsx' : 'csv'}, ${expires}::timestamptz) returning id::text as id`);
    const id = rows[0]?.id as string;
    try {
      const sheets = kind === 'xlsx' ? await stageSpreadsheet(this.#database, id, whole) : [await this.#stageCsv(id, name, whole)];
      await this.#database.query(sql`update sys.import_file set sheets = ${JSON.stringify(sheets)}::jsonb where id = ${id}::uuid`);
    } catch (error) {
      await this.#database.query(sql`delete from sys.import_file where id = ${id}::uuid`);
      throw error;
    }
    return this.get(actor, id);
  }

  /** Throws not_found for a file of somebody else and for one that has expired. */
  async get(actor: Actor, id: string): Promise<StagedFile> {
    const rows = await this.#database.query<
      StagedFile & { owner: string }
    >(sql`select id::text as id, owner::text as owner, file_name, kind, sheets, layouts, created_at, expires_at
      from sys.import_file where id = ${id}::uuid and expires_at > ${this.#clock().toISOString()}::timestamptz`);
    const found = rows[0];
    if (!found || (found.owner !== actorId(actor) && stands('import_file_owner')))
      throw new AppError('not_found', `There is no file ${id} to import that you can see.`);
    const { owner: _, ...file } = found;
    return file;
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const file = await this.get(actor, id);
    await this.#database.query(sql`delete from sys.import_file where id = ${file.id}::uuid and not exists (select from sys.import
      where file = ${file.id}::uuid and status in ('waiting', 'reading', 'writing'))`);
  }

  /** Remembers what was found in a sheet. */
  async keepLayout(id: string, key: string, layout: SheetLayout): Promise<void> {
    await this.#database.query(sql`update sys.import_file set layouts = layouts || ${JSON.stringify({ [key]: layout })}::jsonb where id = ${id}::uuid`);
  }

  /** Throws away files whose time is over, unless an import of them runs. */
  async removeExpired(): Promise<void> {
    await this.#database.query(sql`delete from sys.import_file as f where f.expires_at <= ${this.#clock().toISOString()}::timestamptz
      and not exists (select from sys.import as i where i.file = f.id and i.status in ('waiting', 'reading', 'writing'))`);
  }

  async #stageCsv(id: string, name: string, content: AsyncIterable<Uint8Array>): Promise<StagedSheet> {
    const bytes = await stageChunks(
      this.#database,
      content,
      (n, piece) => sql`insert into sys.import_file_chunk (file, sheet, n, bytes) values (${id}::uuid, 0, ${n}, ${piece})`,
    );
    const format = await judgeFormat(stagedSheet(this.#database, id, 0));
    return { name, hidden: false, rows: null, filled_down: 0, format, bytes };
  }
}

/** The first bytes of content that comes as a stream, and all of it. */
export async function peek(content: AsyncIterable<Uint8Array>): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const iterator = content[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (size < 8) {
    const { done, value } = await iterator.next();
    if (done) break;
    pieces.push(value);
    size += value.length;
  }
  const head = Buffer.concat(pieces);
  const rest: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => iterator };
  return {
    head,
    whole: (async function* () {
      yield head;
      yield* rest;
    })(),
  };
}
