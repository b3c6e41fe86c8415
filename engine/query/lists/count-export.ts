import type { Actor } from '../../access/actor.ts';
import { all, compileSql, sql } from '../../sql/sql.ts';
import { type ReadContext, readableObject, run } from '../read-context.ts';
import type { ReadFrame } from '../read-frame.ts';
import type { ListRequest } from '../record-reader.ts';
import { relation } from '../relation.ts';
import { listConditions } from './compile-list.ts';
import { searchPatterns } from './search-condition.ts';

/** How many rows of a list the actor may export; see RecordReader.countExport. */
export async function countExport(
  context: ReadContext,
  actor: Actor,
  name: string,
  request: Pick<ListRequest, 'filter' | 'search' | 'ids'>,
  most: number,
): Promise<number> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list', exporting: true };
  const at = relation(frame, readableObject(frame, name));
  const conditions = listConditions(at, request, searchPatterns(request.search ?? ''));
  const rows = sql`select 1 from ${at.from()} where ${all(conditions)} limit ${sql.lit(most + 1)}`;
  const counted = await run(context, actor, compileSql(sql`select count(*) as n from (${rows}) as counted`), { ids: request.ids });
  return Number(counted[0]?.n);
}
