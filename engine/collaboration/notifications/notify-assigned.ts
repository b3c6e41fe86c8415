import { actorId } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { authorName } from '../../records/operations.ts';
import type { PreparedRow, WrittenBatch } from '../../records/write-context.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import { noticeTo } from './tell-people.ts';

/** Records written at once, beyond which new owners are told how many they got and not each. */
const mostSingly = 20;

interface Assigned {
  readonly record: string;
  readonly person: string;
}

/**
 * Behind a write, in its transaction: tells people who became owners of records through somebody else, and takes back what former owners have
 * not read of having got them. Undefined, and nothing sent, where nobody got or lost a record: nearly always.
 */
export function notifyAssigned(tx: Tx, batch: WrittenBatch): Promise<void> | undefined {
  const { object, actor, rows } = batch;
  // Templates, samples and repairs concern nobody; lines belong to whoever has their record.
  if (actor.kind === 'system' || object.parent || !object.fields.has('owner')) return undefined;
  const given = rows.filter((row) => row.columns.has('owner'));
  if (given.length === 0) return undefined;
  const gained = given.flatMap((row) => ofOwner(row, row.columns.get('owner'), actor.id));
  const lost = given.flatMap((row) => ofOwner(row, row.before?.owner, actor.id));
  if (gained.length === 0 && lost.length === 0) return undefined;
  const many = rows.length > mostSingly;
  return tx
    .query(sql`with lost as (${takenBack(batch, lost)}), told as (${many ? toldTogether(batch, gained) : toldSingly(batch, gained)})
    ${noticeTo(sql`select person from told union all select person from lost`)}`)
    .then(() => undefined);
}

function ofOwner({ id }: PreparedRow, owner: unknown, self: string): readonly Assigned[] {
  return typeof owner === 'string' && owner !== self ? [{ record: id, person: owner }] : [];
}

const people = (assigned: readonly Assigned[]) => assigned.map(({ person }) => person);
const records = (assigned: readonly Assigned[]) => assigned.map(({ record }) => record);

function takenBack({ object }: WrittenBatch, lost: readonly Assigned[]): Sql {
  return sql`delete from sys.notification as n using unnest(${people(lost)}::uuid[], ${records(lost)}::uuid[]) as l(person, record)
    where n.person = l.person and n.object = ${object.name} and n.record = l.record and n.kind = 'assigned' and n.read_at is null returning n.person`;
}

const columns = sql`person, kind, object, record, operation, count, actor, actor_name, at`;

function toldSingly(batch: WrittenBatch, gained: readonly Assigned[]): Sql {
  const { object, operation, actor } = batch;
  return sql`insert into sys.notification (${columns})
    select a.person, 'assigned', ${object.name}, a.record, ${operation}::uuid, 1, ${actorId(actor)}::uuid, ${authorName(actor)}, ${timeOf(batch)}::timestamptz
    from unnest(${people(gained)}::uuid[], ${records(gained)}::uuid[]) as a(person, record)
    where ${wanted} and not exists (select from sys.watch as w where w.object = ${object.name} and w.record = a.record and w.person = a.person and w.state = 'muted')
    returning person`;
}

/** One row for a person, object and operation, however many batches it takes. */
function toldTogether(batch: WrittenBatch, gained: readonly Assigned[]): Sql {
  const { object, operation, actor } = batch;
  return sql`insert into sys.notification (${columns})
    select a.person, 'assigned', ${object.name}, null, ${operation}::uuid, count(*), ${actorId(actor)}::uuid, ${authorName(actor)}, ${timeOf(batch)}::timestamptz
    from unnest(${people(gained)}::uuid[]) as a(person) where ${wanted} group by a.person
    on conflict (person, operation, object) where record is null do update set count = notification.count + excluded.count, at = excluded.at, read_at = null
    returning person`;
}

const wanted = sql`not exists (select from sys.notification_settings as s where s.person = a.person and 'assigned' = any(s.muted_kinds))`;

/** Rows of one batch are written at one time, save dated history, which people do not write. */
function timeOf({ rows }: WrittenBatch): string {
  return rows[0]?.at ?? new Date().toISOString();
}
