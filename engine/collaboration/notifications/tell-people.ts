import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { eventChannel } from '../../database/event-channel.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import { type CollaborationServices, type Place, type RecordAddress, readersAmong } from '../services.ts';

/** Followers beyond these are not told: a notice names its people, and has to fit into one message. */
const mostFollowers = 100;

export interface Notice {
  readonly kind: 'mention' | 'comment';
  readonly place: RecordAddress;
  readonly actor: UserActor;
  readonly comment: string;
  readonly at: string;
}

/** Selects nothing and tells the processes, with the commit, for whom `people` (a query of the column person) made notifications. */
export function noticeTo(people: Sql): Sql {
  return sql`select pg_notify(${sql.lit(eventChannel)}, json_build_object('from', '', 'notices', json_agg(distinct t.person))::text) from (${people}) as t having count(*) > 0`;
}

/** Who is told of a comment: those addressed, then the owner and the followers, without its author and whoever may not open the record. */
export async function recipientsOf(
  services: CollaborationServices,
  actor: UserActor,
  place: Place,
  mentions: readonly string[],
): Promise<{ readonly mentioned: readonly string[]; readonly others: readonly string[] }> {
  const concerned = await concernedBy(services, place);
  const wanted = [...new Set([...mentions, ...concerned])].filter((person) => person !== actor.id);
  const readers = await readersAmong(services, place, wanted);
  return {
    mentioned: mentions.filter((person) => readers.has(person)),
    others: wanted.filter((person) => readers.has(person) && !mentions.includes(person)),
  };
}

/** The owner and the followers of a record. */
async function concernedBy({ database, models }: CollaborationServices, { object: name, id }: Place): Promise<readonly string[]> {
  const object = models.current().objects.get(name);
  const owner = object?.fields.has('owner')
    ? sql`select t.owner as person, 0 as place from ${ident(...object.table)} as t where t.id = ${id}::uuid and t.owner is not null union all`
    : sql``;
  const rows = await database.query<{ person: string }>(sql`select c.person::text as person from (${owner}
    (select w.person, 1 as place from sys.watch as w where w.object = ${name} and w.record = ${id}::uuid and w.state = 'following' order by w.at limit ${sql.lit(mostFollowers)})) as c
    order by c.place`);
  return rows.map(({ person }) => person);
}

/** Notes for people that something concerns them, save those who muted the record or such news. */
export async function tell(tx: Tx, { kind, place, actor, comment, at }: Notice, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  await tx.query(sql`with told as (
    insert into sys.notification (person, kind, object, record, actor, actor_name, comment, at)
    select p, ${kind}, ${place.object}, ${place.id}::uuid, ${actor.id}::uuid, ${actor.name}, ${comment}::uuid, ${at}::timestamptz from unnest(${[...people]}::uuid[]) as p
    where not exists (select from sys.watch as w where w.object = ${place.object} and w.record = ${place.id}::uuid and w.person = p and w.state = 'muted')
      and not exists (select from sys.notification_settings as s where s.person = p and ${kind} = any(s.muted_kinds))
    returning person)
    ${noticeTo(sql`select person from told`)}`);
}
