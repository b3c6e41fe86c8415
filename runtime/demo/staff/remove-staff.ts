import type { Tx } from '../../../engine/database/database.ts';
import type { Model } from '../../../engine/metadata/model.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql/sql.ts';
import { removeGroups } from './remove-groups.ts';
import { findStaff, saveStaff } from './staff-record.ts';
import { type StaffServices, staffTransaction } from './staff-transaction.ts';

export interface StaffRemoval {
  readonly removed: number;
  /** Disabled in place of removed: records or history name them. */
  readonly disabled: number;
}

/**
 * Takes away the people, teams and territories that the demo made, in one transaction. Whoever is named by a record, also one in the trash
 * or a past one, or by history stays with the name, without roles, sessions and tokens. Undefined where there is nobody to remove.
 */
export async function removeStaff(services: StaffServices): Promise<StaffRemoval | undefined> {
  return staffTransaction(services, async (tx, model) => {
    const staff = await findStaff(tx);
    if (!staff?.active) return undefined;
    await removeGroups(tx, staff);
    const ids = staff.people.map(({ id }) => id);
    const people = sql`any(${ids}::uuid[])`;
    const subjects = ids.map((id) => `user:${id}`);
    await tx.query(sql`delete from sys.session where user_id = ${people}`);
    await tx.query(sql`delete from sys.user_role where user_id = ${people}`);
    await tx.query(sql`delete from sys.share where subject = any(${subjects}::text[])`);
    await tx.query(sql`delete from sys.share_rule where subject = any(${subjects}::text[])`);
    await tx.query(sql`update sys."user" set manager = null where manager = ${people}`);
    await tx.query(sql`update sys."user" set active = false, manager = null, version = version + 1 where id = ${people}`);
    const needed = await namedPeople(tx, model, ids);
    await tx.query(sql`delete from sys."user" where id = ${people} and id <> all(${[...needed]}::uuid[])`);
    await saveStaff(tx, { people: staff.people.filter(({ id }) => needed.has(id)), teams: [], territories: [], active: false });
    return { removed: ids.length - needed.size, disabled: needed.size };
  });
}

/** Which of the people something names. */
async function namedPeople(tx: Tx, model: Model, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const places: Sql[] = [];
  for (const object of model.objects.values()) {
    if (object.table[0] !== 'crm') continue;
    for (const field of object.fields.values()) {
      if (field.type.type !== 'user') continue;
      for (const schema of ['crm', 'past']) places.push(sql`select ${ident('t', field.name)} as id from ${ident(schema, object.name)} as t`);
    }
  }
  const logs = [
    ['operation', 'actor'],
    ['history', 'actor'],
    ['rights_log', 'actor'],
    ['hand_over', 'person'],
    ['hand_over', 'successor'],
    ['share', 'created_by'],
    ['share_rule', 'created_by'],
    ['import', 'actor'],
    ['change_set', 'created_by'],
    ['file', 'created_by'],
    ['denial', 'actor'],
    ['export_log', 'actor'],
    ['reveal_log', 'actor'],
    ['access_alert', 'actor'],
  ] as const;
  for (const [table, column] of logs) places.push(sql`select ${ident('t', column)} as id from ${ident('sys', table)} as t`);
  const rows = await tx.query<{ id: string }>(
    sql`select p.id::text as id from unnest(${[...ids]}::uuid[]) as p(id) where ${join(
      places.map((place) => sql`p.id in (${place})`),
      sql` or `,
    )}`,
  );
  return new Set(rows.map(({ id }) => id));
}
