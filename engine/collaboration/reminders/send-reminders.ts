import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/database.ts';
import type { ObjectModel, ReminderModel } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { noticeTo } from '../notifications/tell-people.ts';
import type { CollaborationServices } from '../services.ts';
import { type Due, dueSql, mostDue, staleSql } from './reminder-sql.ts';

/** What reminding needs. */
export type ReminderServices = Pick<CollaborationServices, 'database' | 'models' | 'reader' | 'identity' | 'clock'>;

/** Records of one object that come due for somebody at one moment, beyond which they are told how many and not each. */
const mostSingly = 20;

/**
 * Reminds people of records whose moment has come, once for each record, person and moment, and takes back unread reminders of what is no longer
 * due. Whoever may not open a record any more is not reminded of it. Several processes may do it at once: they wait for each other.
 */
export async function sendReminders(services: ReminderServices): Promise<void> {
  for (const object of services.models.current().objects.values()) if (object.reminder) await remindOf(services, object, object.reminder);
}

async function remindOf(services: ReminderServices, object: ObjectModel, reminder: ReminderModel): Promise<void> {
  const { database, models, clock } = services;
  const now = clock();
  let found: number;
  do {
    found = await database.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(hashtext('reminders'))`);
      const gone = await tx.query<{ person: string }>(staleSql(models.current(), object, reminder, now));
      const due = await tx.query<Due>(dueSql(models.current(), object, reminder, now));
      const told = await tell(tx, object, await readable(services, object, due));
      const people = [...gone.map(({ person }) => person), ...told];
      if (people.length > 0) await tx.query(noticeTo(sql`select p as person from unnest(${people}::uuid[]) as p`));
      // What nobody may be told of stays due; it must not hold up the rest for ever.
      return told.length === 0 ? 0 : due.length;
    });
  } while (found === mostDue);
}

/** Those of which their person may still open the record. */
async function readable({ identity, reader }: ReminderServices, object: ObjectModel, due: readonly Due[]): Promise<readonly Due[]> {
  const seen: Due[] = [];
  for (const [person, theirs] of Map.groupBy(due, (each) => each.person)) {
    const actor = await identity.person(person);
    const titles = actor && (await reader.titles(actor, object.name, [...new Set(theirs.map(({ record }) => record))]));
    seen.push(...theirs.filter(({ record }) => titles?.has(record)));
  }
  return seen;
}

/** Writes the notifications and answers whom they are for. */
async function tell(tx: Tx, { name }: ObjectModel, due: readonly Due[]): Promise<readonly string[]> {
  const groups = [...Map.groupBy(due, ({ person, at }) => `${person} ${at}`).values()];
  const single = groups.filter((group) => group.length <= mostSingly).flat();
  const many = groups.filter((group) => group.length > mostSingly);
  if (single.length > 0)
    await tx.query(sql`insert into sys.notification (person, kind, object, record, actor_name, at)
      select d.person, 'due', ${name}, d.record, '', d.at
      from unnest(${single.map(({ person }) => person)}::uuid[], ${single.map(({ record }) => record)}::uuid[], ${single.map(({ at }) => at)}::timestamptz[]) as d(person, record, at)`);
  for (const group of many)
    await tx.query(sql`insert into sys.notification (person, kind, object, operation, count, actor_name, at)
      values (${group[0]?.person}::uuid, 'due', ${name}, ${randomUUID()}::uuid, ${group.length}, '', ${group[0]?.at}::timestamptz)`);
  return due.map(({ person }) => person);
}
