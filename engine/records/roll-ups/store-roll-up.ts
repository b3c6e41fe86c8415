import { systemActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { Model } from '../../metadata/model.ts';
import { type StoredRollUp, storedValue } from '../../metadata/stored-roll-ups.ts';
import { cached, preparedStatement } from '../../query/read-context.ts';
import type { ReadFrame } from '../../query/read-frame.ts';
import { computedPart, relation } from '../../query/relation.ts';
import { bindSlots, ident, join, Slot, type Statement, sql } from '../../sql/sql.ts';
import { casts } from '../writing/write-rows.ts';

// First key of the advisory locks, the second is made of the field's name.
const lockKey = 7_246_104;

/** Lets one at a time store values of the field, to the end of the transaction: of two that overlap the older could overwrite the newer. */
export async function lockRollUp(tx: Tx, { field }: StoredRollUp): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${sql.lit(lockKey)}, hashtext(${field.document.name}))`);
}

/** Works out the roll-up of these records, over all that there is, and keeps the values. Answers the ids of those whose value is another now. */
export async function storeRollUp(tx: Tx, model: Model, rollUp: StoredRollUp, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const statement = storing(model, rollUp);
  const rows = await tx.query<{ id: string; differs: boolean }>(bindSlots(statement, { ids, me: null, now: new Date().toISOString() }));
  return rows.flatMap(({ id, differs }) => (differs ? [id] : []));
}

function storing(model: Model, { field, table }: StoredRollUp): Statement {
  const frame: ReadFrame = { model, actor: systemActor('roll-up', model.settings.zone), live: true };
  return cached(frame, JSON.stringify(['store', field.object, field.name]), () => {
    const object = model.objects.get(field.object);
    if (!object) throw new RangeError(`no object ${field.object}`);
    const at = relation(frame, object);
    const { type, money } = storedValue(field);
    const names = ['value', ...(money ? ['currency'] : [])];
    const values = [sql`(${computedPart(at, field, '')})${casts[type]}`, ...(money ? [computedPart(at, field, '__currency')] : [])];
    const columns = names.map((name) => ident(name));
    const set = [...names, 'at'].map((name) => sql`${ident(name)} = excluded.${ident(name)}`);
    const differs = names.map((name) => sql`old.${ident(name)} is distinct from new.${ident(name)}`);
    // In id order, like writers lock the records.
    return preparedStatement(
      sql`insert into ${ident('crm', table)} (record, ${join(columns)}, at)
      select ${ident(at.alias)}.id, ${join(values)}, statement_timestamp() from ${at.from()} where ${ident(at.alias)}.id = any(${new Slot('ids')}::uuid[]) order by ${ident(at.alias)}.id
      on conflict (record) do update set ${join(set)}
      returning new.record::text as id, (${join(differs, sql` or `)}) as differs`,
      model,
    );
  });
}
