import { systemActor } from '../../access/actor.ts';
import type { Model, ObjectModel, ReminderModel } from '../../metadata/model.ts';
import { relation } from '../../query/relation.ts';
import { all, bindSlots, compileSql, ident, type Sql, type Statement, sql } from '../../sql/sql.ts';

/** A record whose moment has come, of which its person was not told yet. */
export interface Due {
  readonly record: string;
  readonly person: string;
  /** The moment at which they are reminded, ISO 8601. */
  readonly at: string;
}

/** A moment that has passed for longer is no reminder any more. */
const lateDays = 3;
const dayMs = 24 * 3_600_000;
/** Found at once; the rest follows. */
export const mostDue = 1_000;

interface Parts {
  readonly from: Sql;
  readonly id: Sql;
  readonly person: Sql;
  /** The moment at which the person is reminded. */
  readonly moment: Sql;
  /** Live records that the rule is about now, with moments in the last days. */
  readonly due: Sql;
}

function partsOf(model: Model, object: ObjectModel, reminder: ReminderModel, now: Date): Parts {
  const zone = model.settings.zone;
  const at = relation({ model, actor: systemActor('reminders', zone), live: true }, object);
  const column = (name: string): Sql => ident(at.alias, name);
  const due = column(reminder.at.name);
  const [before, time] = [
    sql`make_interval(mins => ${sql.lit(reminder.minutesBefore)})`,
    (moment: number) => sql`${new Date(moment).toISOString()}::timestamptz`,
  ];
  const daily = reminder.at.type.type === 'date';
  const moment = daily ? sql`((${due} + make_interval(hours => ${sql.lit(reminder.hour)})) at time zone ${zone}) - ${before}` : sql`${due} - ${before}`;
  // The bare column, so that its index serves.
  const [from, to] = [now.getTime() - lateDays * dayMs, now.getTime()];
  const range = daily
    ? sql`${due} between (${time(from - dayMs)} + ${before})::date and (${time(to + dayMs)} + ${before})::date`
    : sql`${due} >= ${time(from)} + ${before} and ${due} <= ${time(to)} + ${before}`;
  // What was late when it was entered, such as old tasks that are imported, needs no reminder.
  const fresh = daily ? sql`(${column('created_at')} at time zone ${zone})::date <= ${due}` : sql`${column('created_at')} <= ${due}`;
  const conditions = [range, sql`${moment} between ${time(from)} and ${time(to)}`, fresh, sql`${column(reminder.person.name)} is not null`];
  const when = reminder.when ? [sql`(${reminder.when.toSql(at.scope)})`] : [];
  return { from: at.from(), id: column('id'), person: column(reminder.person.name), moment, due: all([...conditions, ...when]) };
}

const wanted = (object: string, person: Sql, record: Sql): Sql => sql`not exists (select from sys.watch as w
    where w.object = ${object} and w.record = ${record} and w.person = ${person} and w.state = 'muted')
  and not exists (select from sys.notification_settings as s where s.person = ${person} and 'due' = any(s.muted_kinds))`;

/** Selects what people are to be told of, see Due; not what they were told of, alone or as one of many, nor what they muted. */
export function dueSql(model: Model, object: ObjectModel, reminder: ReminderModel, now: Date): Statement {
  const { from, id, person, moment, due } = partsOf(model, object, reminder, now);
  const told = sql`not exists (select from sys.notification as n where n.person = ${person} and n.object = ${object.name} and n.kind = 'due'
    and coalesce(n.record, ${id}) = ${id} and n.at = (${moment})::timestamptz(3))`;
  return bound(
    sql`select ${id}::text as record, ${person}::text as person, ${moment} as at from ${from}
      where ${all([due, told, wanted(object.name, person, id)])} order by ${moment}, ${id} limit ${sql.lit(mostDue)}`,
    now,
  );
}

/** Deletes unread reminders of records that are done, gone, somebody else's or due at another time by now; returns their people. */
export function staleSql(model: Model, object: ObjectModel, reminder: ReminderModel, now: Date): Statement {
  const { from, id, person, moment, due } = partsOf(model, object, reminder, now);
  const still = sql`exists (select from ${from} where ${all([sql`${id} = n.record`, sql`${person} = n.person`, sql`(${moment})::timestamptz(3) = n.at`, due])})`;
  return bound(
    sql`delete from sys.notification as n where n.object = ${object.name} and n.kind = 'due' and n.record is not null and n.read_at is null
      and n.at > ${new Date(now.getTime() - lateDays * dayMs).toISOString()}::timestamptz and not ${still} returning n.person::text as person`,
    now,
  );
}

/** Expressions may ask for the time; nobody asks them. */
function bound(statement: Sql, now: Date): Statement {
  return bindSlots(compileSql(statement), { me: null, now: now.toISOString() });
}
