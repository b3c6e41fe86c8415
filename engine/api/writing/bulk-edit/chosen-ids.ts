import type { BulkEditRequest } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import { AppError } from '../../../errors/app-error.ts';
import type { RecordReader } from '../../../query/record-reader.ts';

/** Records that one bulk edit takes at most. */
export const mostRecords = 10_000;
const pageSize = 200;

/** Refuses a request for more records than are allowed; `limit` and `most` in the answer say which limit and how many. */
function tooMany(limit: string, most: number): AppError {
  const message = `At most ${most} records may be changed at once; choose fewer.`;
  return new AppError('limit_exceeded', message, { issues: [{ pointer: '', message }], extra: { limit, most } });
}

/**
 * The ids of the records that a bulk edit is for: those named, or all that a list of the person shows. Throws limit_exceeded as soon as there
 * are more than `most`.
 */
export async function chosenIds(
  reader: Pick<RecordReader, 'list'>,
  actor: UserActor,
  object: string,
  { body, most, limit }: { readonly body: BulkEditRequest; readonly most: number; readonly limit: string },
): Promise<readonly string[]> {
  const { ids, match } = body;
  if ((ids === undefined) === (match === undefined)) {
    const message = 'Name the records by "ids" or by "match", and not by both.';
    throw new AppError('bad_request', message, { issues: [{ pointer: ids === undefined ? '/ids' : '/match', message }] });
  }
  // Named twice is changed once: asking the schema for different ones takes seconds at ten thousand.
  const found = [...new Set(ids?.map((id) => id.toLowerCase()))];
  if (match) {
    let cursor: string | undefined;
    do {
      const page = await reader.list(actor, object, { ...match, fields: ['id'], sort: ['id'], limit: pageSize, cursor });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined && found.length <= most);
  }
  if (found.length > most) throw tooMany(limit, most);
  return found;
}
