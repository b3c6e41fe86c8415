import { type Actor, actorId } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import { missing } from '../../query/create-reader.ts';
import type { ReadContext } from '../../query/read-context.ts';
import { sql } from '../../sql/sql.ts';
import { judgeRecords, mergeableObject } from './merge-context.ts';

export interface TellingApart {
  readonly actor: Actor;
  readonly object: string;
  readonly ids: readonly string[];
  readonly different: boolean;
}

/** See Merges.tellApart. */
export async function tellApart(context: ReadContext, { actor, object: name, ids, different }: TellingApart): Promise<void> {
  const object = mergeableObject(context.model, actor, name);
  const records = [...new Set(ids.map((id) => id.toLowerCase()))].sort();
  const rows = await judgeRecords({ ...context, actor, object }, records);
  const unseen = records.find((id) => rows.get(id)?._read !== true);
  if (unseen !== undefined) throw missing(name, unseen);
  if (stands('merge_right') && records.some((id) => rows.get(id)?._merge !== true))
    throw new AppError('forbidden', `You may not say which ${object.document.plural.en.toLowerCase()} are the same.`, {
      issues: [{ pointer: '/ids', message: 'That takes the right to merge them.' }],
    });
  const pairs = records.flatMap((record, index) => records.slice(index + 1).map((other) => [record, other] as const));
  const left = pairs.map(([record]) => record);
  const right = pairs.map(([, other]) => other);
  const given = sql`unnest(${left}::uuid[], ${right}::uuid[]) as p(record, other)`;
  if (different)
    await context.connection.query(sql`insert into sys.not_duplicate (object, record, other, by, at)
      select ${name}, p.record, p.other, ${actorId(actor)}::uuid, ${context.now.toISOString()}::timestamptz from ${given} on conflict do nothing`);
  else
    await context.connection.query(
      sql`delete from sys.not_duplicate as n using ${given} where n.object = ${name} and n.record = p.record and n.other = p.other`,
    );
}
