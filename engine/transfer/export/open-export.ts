import type { Actor } from '../../access/actor.ts';
import { limitExceeded, type RowLimit, rowLimit } from '../../access/role-limits.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import type { RecordReader } from '../../query/record-reader.ts';
import { uuidV7 } from '../../records/uuid-v7.ts';
import type { ExportLog, ExportState } from '../../rights/logs/export-log.ts';
import { type ExportRequest, type ExportServices, exportedObject, exportPaths, exportRecords } from './export-records.ts';

export interface LoggedExportServices extends ExportServices {
  readonly reader: Pick<RecordReader, 'stream' | 'countExport'>;
  readonly exports: ExportLog;
  readonly log?: (message: string, error: unknown) => void;
}

export interface LoggedExportRequest extends Omit<ExportRequest, 'watermark'> {
  readonly format: 'csv' | 'json';
  /** What for; 3 to 500 characters. */
  readonly reason: string;
  /** False leaves the id of the export out of the file. */
  readonly watermark?: boolean;
}

/** An export whose row is in the log; `content` must be read to its end or returned, which the log is then told. */
export interface OpenedExport {
  /** The watermark. */
  readonly id: string;
  readonly content: AsyncGenerator<string>;
}

const shortestReason = 3;
const longestReason = 500;
// So often a long export tells how far it has come: a process that dies tells no more.
const noteEvery = 10_000;

/**
 * Begins an export of a list: refused without the right, a reason, or within the limit of the actor's roles; logged before anything can be
 * read from it. Throws as the list itself would.
 */
export async function openExport(services: LoggedExportServices, actor: Actor, name: string, request: LoggedExportRequest): Promise<OpenedExport> {
  const { format, reason: written, watermark = true, ...list } = request;
  const object = exportedObject(services, actor, name);
  const reason = checkedReason(written);
  const limit = await keepToLimit(services, actor, object, request);
  const id = uuidV7();
  const count = { rows: 0 };
  const stream: RecordReader['stream'] = (...call) => countPages(services.reader.stream(...call), count, limit);
  const pieces = exportRecords({ models: services.models, reader: { stream } }, actor, name, { ...list, ...(watermark ? { watermark: id } : {}) }, format);
  // A list that is refused, or cannot be read, is no export yet.
  const first = await pieces.next();
  const { filter, search, ids } = list;
  const chosen = ids === undefined ? undefined : `ids: ${ids.length}`;
  const asked = [filter, search === undefined ? undefined : `search: ${search}`, chosen].filter((text) => text !== undefined && text.trim() !== '');
  const fields = exportPaths(services, actor, object, list.fields);
  await services.exports.begin(actor, { id, object: name, filter: asked.join('\n') || null, fields, format, reason });
  return { id, content: logged({ services, id, count }, first, pieces) };
}

/** The reason of an export, trimmed. Throws bad_request where it says too little or too much. */
export function checkedReason(written: string): string {
  const reason = written.normalize('NFC').trim();
  if (reason.length >= shortestReason && reason.length <= longestReason) return reason;
  const message = `Say in ${shortestReason} to ${longestReason} characters what the export is for.`;
  throw new AppError('bad_request', message, { issues: [{ pointer: '/reason', message }] });
}

async function keepToLimit(
  { models, reader }: LoggedExportServices,
  actor: Actor,
  object: ObjectModel,
  { filter, search, ids }: LoggedExportRequest,
): Promise<RowLimit | undefined> {
  const limit = rowLimit(models.current(), actor, object, 'export');
  if (limit !== undefined && (await reader.countExport(actor, object.name, { filter, search, ids }, limit.most)) > limit.most) throw overLimit(limit);
  return limit;
}

function overLimit(limit: RowLimit): AppError {
  return limitExceeded(limit, `You may export at most ${limit.most} records at once (export_rows of your roles); this would be more. Narrow the list.`);
}

async function* countPages<T>(pages: AsyncIterable<readonly T[]>, count: { rows: number }, limit: RowLimit | undefined): AsyncGenerator<readonly T[]> {
  for await (const page of pages) {
    count.rows += page.length;
    // Records that came after the counting.
    if (limit !== undefined && count.rows > limit.most) throw overLimit(limit);
    yield page;
  }
}

interface Running {
  readonly services: LoggedExportServices;
  readonly id: string;
  readonly count: { readonly rows: number };
}

/** The pieces, and in the log how it ended: whoever stops reading before the end cuts it off. */
async function* logged({ services, id, count }: Running, first: IteratorResult<string>, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  const { exports, log = console.error } = services;
  const note = (state: ExportState): Promise<void> =>
    exports.update(id, count.rows, state).catch((error: unknown) => log(`The log of export ${id} could not be written.`, error));
  let state: ExportState = 'cut_off';
  let noted = 0;
  try {
    for (let piece = first; piece.done !== true; piece = await pieces.next()) {
      yield piece.value;
      if (count.rows - noted < noteEvery) continue;
      noted = count.rows;
      await note('running');
    }
    state = 'done';
  } finally {
    await pieces.return(undefined);
    await note(state);
  }
}
