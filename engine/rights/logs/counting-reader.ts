import type { Actor } from '../../access/actor.ts';
import type { RecordReader } from '../../query/record-reader.ts';
import type { ReadingLog } from './reading-log.ts';

/**
 * The same reader, with the records that it answers counted for whoever asks: rows of lists, searches and exports one by one; a record, its
 * history, a file or totals as one. A reveal is logged by itself.
 */
export function countingReader(reader: RecordReader, readings: Pick<ReadingLog, 'add'>): RecordReader {
  const count = (actor: Actor, records: number): void => {
    if (actor.kind === 'user') readings.add(actor, records);
  };
  const counted = async <T>(actor: Actor, answer: Promise<T>, records: (answer: T) => number): Promise<T> => {
    const found = await answer;
    count(actor, records(found));
    return found;
  };
  const oneIfFound = (answer: unknown): number => (answer === undefined ? 0 : 1);
  return {
    list: (actor, object, request) => counted(actor, reader.list(actor, object, request), ({ items }) => items.length),
    get: (actor, object, id, fields) => counted(actor, reader.get(actor, object, id, fields), oneIfFound),
    reveal: (actor, object, id, field) => reader.reveal(actor, object, id, field),
    aggregate: (actor, object, request) => counted(actor, reader.aggregate(actor, object, request), () => 1),
    search: (actor, text, options) => counted(actor, reader.search(actor, text, options), (hits) => hits.length),
    findByPhone: (actor, digits) => counted(actor, reader.findByPhone(actor, digits), (hits) => hits.length),
    duplicates: (actor, object, values, except) => counted(actor, reader.duplicates(actor, object, values, except), (hits) => hits.length),
    duplicateGroups: (actor, object, request) =>
      counted(actor, reader.duplicateGroups(actor, object, request), ({ items }) => items.reduce((sum, { records }) => sum + records.length, 0)),
    history: (actor, object, id, options) => counted(actor, reader.history(actor, object, id, options), (entries) => Math.min(entries.length, 1)),
    stages: (actor, object, id, field) => counted(actor, reader.stages(actor, object, id, field), oneIfFound),
    // Of records that a list has answered and counted.
    stageAges: (actor, object, field, ids) => reader.stageAges(actor, object, field, ids),
    file: (actor, id) => counted(actor, reader.file(actor, id), oneIfFound),
    visibleIds: (actor, object, touched) => reader.visibleIds(actor, object, touched),
    titles: (actor, object, ids) => reader.titles(actor, object, ids),
    countExport: (actor, object, request, most) => reader.countExport(actor, object, request, most),
    async *stream(actor, object, request) {
      for await (const page of reader.stream(actor, object, request)) {
        count(actor, page.length);
        yield page;
      }
    },
  };
}
