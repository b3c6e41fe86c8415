import type { Actor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import { AppError } from '../errors/app-error.ts';
import type { Model } from '../metadata/model.ts';
import { aggregateRecords } from './aggregate-records.ts';
import { findDuplicates } from './duplicates/find-duplicates.ts';
import { listDuplicates } from './duplicates/list-duplicates.ts';
import { findFile } from './file-standings.ts';
import { getRecord, revealCell } from './get-record.ts';
import { countExport } from './lists/count-export.ts';
import { listRecords, maximumPage } from './lists/list-records.ts';
import { findByPhone, searchRecords } from './lists/search-records.ts';
import type { ReadContext } from './read-context.ts';
import { readHistory } from './read-history.ts';
import { readTitles } from './read-titles.ts';
import type { ListRequest, RecordReader, WireRecord } from './record-reader.ts';
import { stageAges } from './stages/stage-ages.ts';
import { stageHistory } from './stages/stage-history.ts';
import { visibleIds } from './visible-ids.ts';

/** What PostgreSQL says of a column or table that is gone or of another type: the Model changed between compiling and running. */
const staleModel = new Set(['42703', '42P01', '42704', '42883', '42804', '22P02', '0A000']);

function isStale(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && staleModel.has(String(error.code));
}

/** Reads by the Model of the moment, and once more by a newer one where that turns out stale. */
export async function withModel<T>(models: Pick<ModelStore, 'current' | 'refresh'>, read: (model: Model) => Promise<T>): Promise<T> {
  try {
    return await read(models.current());
  } catch (error) {
    if (!isStale(error)) throw error;
    return read(await models.refresh());
  }
}

/** The reader over a database, or within a transaction; each call uses the Model of the moment and loads a newer one if that turns out stale. */
export function createReader(database: Tx, models: Pick<ModelStore, 'current' | 'refresh'>, clock: () => Date): RecordReader {
  const reading = <T>(work: (context: ReadContext) => Promise<T>): Promise<T> =>
    withModel(models, (model) => work({ connection: database, model, now: clock() }));
  return {
    list: (actor, object, request) => reading((context) => listRecords(context, actor, object, request)),
    get: (actor, object, id, fields) => reading((context) => getRecord(context, actor, object, id, fields)),
    reveal: (actor, object, id, field) => reading((context) => revealCell(context, actor, object, id, field)),
    visibleIds: (actor, object, touched) => reading((context) => visibleIds(context, actor, object, touched)),
    titles: (actor, object, ids) => reading((context) => readTitles(context, actor, object, ids)),
    aggregate: (actor, object, request) => reading((context) => aggregateRecords(context, actor, object, request)),
    search: (actor, text, options) => reading((context) => searchRecords(context, actor, text, options)),
    findByPhone: (actor, digits) => reading((context) => findByPhone(context, actor, digits)),
    duplicates: (actor, object, values, except) => reading((context) => findDuplicates(context, actor, object, values, except)),
    duplicateGroups: (actor, object, request) => reading((context) => listDuplicates(context, actor, object, request)),
    history: (actor, object, id, options) => reading((context) => readHistory(context, actor, object, id, options)),
    stages: (actor, object, id, field) => reading((context) => stageHistory(context, actor, object, id, field)),
    stageAges: (actor, object, field, ids) => reading((context) => stageAges(context, actor, object, field, ids)),
    file: (actor, id) => reading((context) => findFile(context, actor, id)),
    countExport: (actor, object, request, most) => reading((context) => countExport(context, actor, object, request, most)),
    stream: (actor, object, request) => streamRecords(reading, actor, object, request),
  };
}

type Reading = <T>(work: (context: ReadContext) => Promise<T>) => Promise<T>;

/** Pages by cursor, so that memory stays constant and no transaction is held open while the receiver is slow. */
async function* streamRecords(
  reading: Reading,
  actor: Actor,
  object: string,
  request: Omit<ListRequest, 'limit' | 'cursor' | 'count'>,
): AsyncIterable<readonly WireRecord[]> {
  let cursor: string | undefined;
  do {
    const page = await reading((context) => listRecords(context, actor, object, { ...request, limit: maximumPage, cursor }, true));
    if (page.items.length > 0) yield page.items;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

/** Throws not_found for a record that the actor cannot see. */
export function missing(object: string, id: string): AppError {
  return new AppError('not_found', `There is no ${object} ${id} that you can see.`, { issues: [{ pointer: '', message: 'missing or not visible' }] });
}
