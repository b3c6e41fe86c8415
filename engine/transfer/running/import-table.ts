import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { Issue } from '../../errors/issue.ts';
import { sql } from '../../sql/sql.ts';
import type { FileJudgement, ImportCounts, ImportProgress, ImportStatus } from '../imports.ts';
import type { Reading } from '../reading/row-source.ts';

/** 'uploading': the file is still arriving. */
export type StoredStatus = ImportStatus | 'uploading';

/** What is kept beside the columns of sys.import. The mapping is a copy: a resumed import goes on as it began. */
export interface ImportOptions {
  readonly mapping: MappingDocument;
  readonly actor: Actor;
  readonly judgement?: FileJudgement;
  /** For imports of a staged file. */
  readonly reading?: Reading;
}

/** How far an import has come. `checkpoint` is the number of the last row of the file that is dealt with for good. */
export interface StoredProgress extends ImportProgress {
  readonly checkpoint: number;
}

export interface StoredResult {
  readonly counts: Readonly<Record<string, ImportCounts>>;
  readonly issues?: readonly Issue[];
}

export interface StoredImport {
  readonly id: string;
  readonly file_name: string | null;
  readonly mapping: string | null;
  readonly dry_run: boolean;
  readonly status: StoredStatus;
  readonly actor: string | null;
  readonly progress: StoredProgress;
  readonly result: StoredResult | null;
  readonly operation: string | null;
  readonly options: ImportOptions;
  /** The staged file; null for one that came with the start, and once it has expired. */
  readonly file: string | null;
  readonly created_at: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const columns = sql`id::text as id, file_name, mapping, dry_run, status, actor::text as actor, progress, result, operation::text as operation, options, file::text as file, created_at`;

export async function loadImport(tx: Tx, id: string): Promise<StoredImport | undefined> {
  if (!uuid.test(id)) return undefined;
  return (await tx.query<StoredImport>(sql`select ${columns} from sys.import where id = ${id}::uuid`))[0];
}

/** Imports of one person, the latest first. */
export async function listImports(tx: Tx, actor: string | null, limit: number): Promise<readonly StoredImport[]> {
  return tx.query<StoredImport>(
    sql`select ${columns} from sys.import where actor = ${actor}::uuid and status <> 'uploading' order by created_at desc, id desc limit ${limit}`,
  );
}

export const noProgress: StoredProgress = { rows_read: 0, rows_total: null, rows_written: 0, rows_faulty: 0, bytes_read: 0, bytes_total: 0, checkpoint: 0 };

const running = sql`('waiting', 'reading', 'writing')`;

/** Sets the status and progress while the import is running; false when it was cancelled or is over. */
export async function advanceImport(tx: Tx, id: string, status: ImportStatus, progress: StoredProgress): Promise<boolean> {
  const rows = await tx.query(sql`update sys.import set status = ${status}, progress = ${JSON.stringify(progress)}::jsonb, updated_at = now()
    where id = ${id}::uuid and status in ${running} returning 1 as one`);
  return rows.length > 0;
}

/** Tells how far the first reading is; never touches what a batch has committed. */
export async function reportReading(tx: Tx, id: string, bytesRead: number): Promise<void> {
  await tx.query(
    sql`update sys.import set progress = progress || ${JSON.stringify({ bytes_read: bytesRead })}::jsonb, updated_at = now() where id = ${id}::uuid and status = 'reading'`,
  );
}

/** Keeps what was judged. */
export async function keepJudgement(tx: Tx, id: string, judgement: FileJudgement): Promise<void> {
  await tx.query(sql`update sys.import set options = options || ${JSON.stringify({ judgement })}::jsonb where id = ${id}::uuid`);
}

/**
 * Commits a batch with the rows it is made of: moves the checkpoint on from where this run believes it to be. False when the import was
 * cancelled, is over, or another process has taken it up; the transaction must then be given up.
 */
export async function moveCheckpoint(
  tx: Tx,
  id: string,
  from: number,
  state: { readonly progress: StoredProgress; readonly result: StoredResult; readonly operation: string },
): Promise<boolean> {
  const rows = await tx.query(sql`update sys.import set status = 'writing', progress = ${JSON.stringify(state.progress)}::jsonb,
    result = ${JSON.stringify(state.result)}::jsonb, operation = ${state.operation}::uuid, updated_at = now()
    where id = ${id}::uuid and status in ${running} and (progress ->> 'checkpoint')::bigint = ${from}::bigint returning 1 as one`);
  return rows.length > 0;
}

/** Ends the import, unless it is over; its file is thrown away. */
export async function endImport(
  tx: Tx,
  id: string,
  status: 'done' | 'failed' | 'cancelled',
  state: { readonly progress?: StoredProgress; readonly result?: StoredResult },
): Promise<void> {
  await tx.query(sql`with ended as (update sys.import set status = ${status}, progress = coalesce(${state.progress ? JSON.stringify(state.progress) : null}::jsonb, progress),
      result = coalesce(result, '{"counts":{}}'::jsonb) || coalesce(${state.result ? JSON.stringify(state.result) : null}::jsonb, '{}'::jsonb), updated_at = now()
      where id = ${id}::uuid and status in ${running} returning id)
    delete from sys.import_chunk where import in (select id from ended)`);
}
