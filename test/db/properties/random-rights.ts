import fc from 'fast-check';
import type { Database } from '../../../engine/database/database.ts';
import type { ObjectModel } from '../../../engine/metadata/model.ts';
import { sql } from '../../../engine/sql/sql.ts';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import type { Draw } from './random-values.ts';

type Grant = RoleDocument['grants'][number];

const actions: readonly Grant['actions'][number][] = ['create', 'read', 'update', 'delete', 'export', 'bulk', 'import', 'share', 'merge'];
const conditions: Readonly<Record<string, readonly string[]>> = {
  customer: ['status == "active"', 'secret == "x"', 'ISBLANK(phone)', 'owner == ME()', 'NOT(status == "closed")', 'gone > 1'],
  order: ['price > 10', 'customer.status == "active"', 'product.cost < 6', 'margin > 3', 'gain > 4', 'ISBLANK(customer)'],
  product: ['cost < 6', 'name == "Nến"'],
};

/** Objects whose records lie in territories. */
const placed = ['customer', 'order'];

function randomRows(draw: Draw, object: string): Grant['rows'] {
  const forms = ['own', 'team', 'managed', 'territory', 'shared', ...(object === 'order' ? ['inherit:customer', 'inherit:product', 'inherit:gone'] : [])];
  if (draw(fc.integer, { min: 0, max: 3 }) === 0) return 'all';
  return draw(() => fc.subarray(forms, { maxLength: 4 }));
}

/** A list of fields, or none of the property. */
function randomList(draw: Draw, object: ObjectModel, chance: number): readonly string[] | undefined {
  if (draw(fc.integer, { min: 1, max: 10 }) > chance) return undefined;
  return draw(() => fc.subarray([...object.fields.keys(), '*'], { minLength: 1, maxLength: 7 }));
}

/** A grant of any form over one of the objects. */
function randomGrant(draw: Draw, objects: readonly ObjectModel[]): Grant {
  const name = draw(() => fc.constantFrom(...objects.map((one) => one.name)));
  const object = objects.find((one) => one.name === name) as ObjectModel;
  const [read, hide, mask, write] = [randomList(draw, object, 3), randomList(draw, object, 2), randomList(draw, object, 2), randomList(draw, object, 4)];
  const condition = draw(fc.integer, { min: 0, max: 2 }) === 0 ? draw(() => fc.constantFrom(...(conditions[object.name] ?? []))) : undefined;
  return {
    object: draw(fc.integer, { min: 0, max: 9 }) === 0 ? '*' : object.name,
    actions: ['read', ...draw(() => fc.subarray([...actions], { maxLength: 6 }))].slice(draw(fc.integer, { min: 0, max: 4 }) === 0 ? 1 : 0) as Grant['actions'],
    rows: randomRows(draw, object.name),
    ...(condition === undefined ? {} : { condition }),
    ...(draw(fc.integer, { min: 0, max: 6 }) === 0 ? { list: false } : {}),
    ...(read === undefined ? {} : { read: [...read] }),
    ...(hide === undefined ? {} : { hide: hide.filter((name) => name !== '*') }),
    ...(mask === undefined ? {} : { mask: [...mask] }),
    ...(write === undefined ? {} : { write: [...write] }),
  };
}

/** Roles `r0`, `r1` ..., some of whose grants say what no longer compiles. */
export function randomRoles(draw: Draw, objects: readonly ObjectModel[]): readonly RoleDocument[] {
  return Array.from({ length: 4 }, (_, index) => ({
    kind: 'role' as const,
    name: `r${index}`,
    label: { en: `Role ${index}`, vi: `Vai trò ${index}` },
    grants: Array.from({ length: draw(fc.integer, { min: 2, max: 5 }) }, () => randomGrant(draw, objects)),
  }));
}

interface Rows {
  readonly database: Database;
  readonly people: readonly string[];
  /** Ids by object. */
  readonly records: Readonly<Record<string, readonly string[]>>;
  readonly roles: readonly string[];
  readonly now: Date;
}

const oneOf = (draw: Draw, values: readonly string[]) => draw(() => fc.constantFrom(...values));
const often = (draw: Draw, of: number) => draw(fc.integer, { min: 1, max: of }) === 1;

/** Puts people into random teams, territories and chains of managers, records into places and shares, and gives out the roles. */
export async function placeAtRandom(draw: Draw, rows: Rows): Promise<void> {
  const { database, people, roles } = rows;
  for (const table of ['team_role', 'team_member', 'team', 'territory_record', 'territory_member', 'territory', 'share', 'share_rule'])
    await database.query(sql`delete from ${sql.id('sys', table)}`);
  for (const object of placed) await database.query(sql`update ${sql.id('crm', object)} set _territories = null`);
  await database.query(sql`delete from sys.user_role where user_id = any(${[...people]}::uuid[])`);
  for (const [index, person] of people.entries()) {
    const manager = index > 0 && often(draw, 2) ? (people[draw(fc.integer, { min: 0, max: index - 1 })] ?? null) : null;
    await database.query(sql`update sys."user" set manager = ${manager}::uuid where id = ${person}::uuid`);
    for (const role of draw(() => fc.subarray([...roles], { minLength: 1, maxLength: 3 })))
      await database.query(sql`insert into sys.user_role (user_id, role) values (${person}::uuid, ${role})`);
  }
  await placeTeams(draw, rows);
  await placeTerritories(draw, rows);
  await placeShares(draw, rows);
}

async function makeTree(draw: Draw, { database }: Rows, table: 'team' | 'territory'): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const parent = ids.length > 0 && often(draw, 2) ? oneOf(draw, ids) : null;
    const made = await database.query<{ id: string }>(
      sql`insert into ${sql.id('sys', table)} (name, parent) values (${`${table} ${index}`}, ${parent}::uuid) returning id::text as id`,
    );
    ids.push(made[0]?.id ?? '');
  }
  return ids;
}

async function placeTeams(draw: Draw, rows: Rows): Promise<void> {
  const { database, people, roles } = rows;
  for (const team of await makeTree(draw, rows, 'team')) {
    for (const person of draw(() => fc.subarray([...people], { maxLength: 3 })))
      await database.query(sql`insert into sys.team_member (team, user_id) values (${team}::uuid, ${person}::uuid)`);
    if (often(draw, 3)) await database.query(sql`insert into sys.team_role (team, role) values (${team}::uuid, ${oneOf(draw, roles)})`);
  }
}

async function placeTerritories(draw: Draw, rows: Rows): Promise<void> {
  const { database, people, records } = rows;
  for (const territory of await makeTree(draw, rows, 'territory')) {
    for (const person of draw(() => fc.subarray([...people], { maxLength: 2 })))
      await database.query(sql`insert into sys.territory_member (territory, user_id) values (${territory}::uuid, ${person}::uuid)`);
    for (const [object, ids] of Object.entries(records).filter(([name]) => placed.includes(name)))
      for (const record of draw(() => fc.subarray([...ids], { maxLength: 2 }))) await placeAt(rows, object, record, territory, often(draw, 2));
  }
}

/** As the engine keeps places: the number of the territory in the row, negative where given by hand. */
async function placeAt({ database }: Rows, object: string, record: string, territory: string, manual: boolean): Promise<void> {
  await database.query(
    sql`insert into sys.territory_record (object, record, territory, manual) values (${object}, ${record}::uuid, ${territory}::uuid, ${manual})`,
  );
  const number = sql`(select case when ${manual} then -number else number end from sys.territory where id = ${territory}::uuid)`;
  await database.query(sql`update ${sql.id('crm', object)} set _territories = coalesce(_territories, '{}') || ${number} where id = ${record}::uuid`);
}

async function placeShares(draw: Draw, { database, people, records, roles, now }: Rows): Promise<void> {
  const teams = await database.query<{ id: string }>(sql`select id::text as id from sys.team`);
  const subjects = [...people.map((id) => `user:${id}`), ...teams.map(({ id }) => `team:${id}`), ...roles.map((role) => `role:${role}`)];
  const expiry = () => (often(draw, 3) ? new Date(now.getTime() + (often(draw, 2) ? -1 : 1) * 86_400_000).toISOString() : null);
  const can = () => draw(() => fc.subarray(['read', 'update', 'delete'], { minLength: 1 }));
  for (const [object, ids] of Object.entries(records)) {
    for (const id of ids) {
      if (often(draw, 2))
        await database.query(
          sql`insert into sys.share (object, record, subject, can, expires_at) values (${object}, ${id}::uuid, ${oneOf(draw, subjects)}, ${can()}, ${expiry()}::timestamptz)`,
        );
    }
    const condition = oneOf(draw, conditions[object] ?? []);
    if (often(draw, 2))
      await database.query(
        sql`insert into sys.share_rule (object, condition, subject, can, expires_at) values (${object}, ${condition}, ${oneOf(draw, subjects)}, ${can()}, ${expiry()}::timestamptz)`,
      );
  }
}
