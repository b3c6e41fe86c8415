import type { Watch } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import { type CollaborationServices, placeOf, type RecordAddress } from '../services.ts';

/** Makes people follow a record who have not said anything else about it. */
export async function followOnce(tx: Tx, { object, id }: RecordAddress, people: readonly string[], at: string): Promise<void> {
  if (people.length === 0) return;
  await tx.query(sql`insert into sys.watch (object, record, person, state, at)
    select ${object}, ${id}::uuid, p, 'following', ${at}::timestamptz from unnest(${[...people]}::uuid[]) as p on conflict do nothing`);
}

/** How the actor wants to be told of a record that they see. */
export async function readWatch(services: CollaborationServices, actor: UserActor, record: RecordAddress): Promise<Watch> {
  const { object, id } = await placeOf(services, actor, record);
  const rows = await services.database.query<{ state: 'following' | 'muted' }>(
    sql`select w.state from sys.watch as w where w.object = ${object} and w.record = ${id}::uuid and w.person = ${actor.id}::uuid`,
  );
  return { state: rows[0]?.state ?? 'default' };
}

export async function changeWatch(services: CollaborationServices, actor: UserActor, record: RecordAddress, { state }: Watch): Promise<Watch> {
  const { object, id } = await placeOf(services, actor, record);
  const { database, clock } = services;
  if (state === 'default') await database.query(sql`delete from sys.watch where object = ${object} and record = ${id}::uuid and person = ${actor.id}::uuid`);
  else
    await database.query(sql`insert into sys.watch (object, record, person, state, at)
      values (${object}, ${id}::uuid, ${actor.id}::uuid, ${state}, ${clock().toISOString()}::timestamptz)
      on conflict (object, record, person) do update set state = excluded.state, at = excluded.at`);
  return { state };
}
