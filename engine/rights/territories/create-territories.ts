import type { Territory, TerritoryRequest, TerritoryUpdate } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import { logRights } from '../log/rights-log.ts';
import { differences, parseName } from '../named-rows.ts';
import type { RightsChange } from '../rights-context.ts';
import { rightsTransaction } from '../rights-transaction.ts';
import { assertChildless, assertTreePlace } from '../tree-place.ts';
import { checkTerritory } from './check-territory.ts';
import { setByHand } from './manual-places.ts';
import { createPlacing, type Placing, type PlacingOptions } from './placing/placing.ts';
import type { Territories } from './territories.ts';
import { countRecords, listTerritories, loadTerritory } from './territory-rows.ts';

/** Opens the way in which territories change. */
export function createTerritories(options: PlacingOptions): Territories {
  const { database, models } = options;
  const placing = createPlacing(options);
  const changing = async <T>(actor: Actor, work: (change: RightsChange) => Promise<T>): Promise<T> => {
    const result = await rightsTransaction(options, actor, work);
    placing.wake();
    return result;
  };
  return {
    list: (request) => listTerritories(database, models.current(), request),
    async get(id) {
      const found = await loadTerritory(database, models.current(), id);
      return { ...found, records: await countRecords(database, models.current(), found.id) };
    },
    create: (actor, territory) => changing(actor, (change) => createTerritory(change, placing, territory)),
    update: (actor, id, changes) => changing(actor, (change) => updateTerritory(change, placing, { ...changes, id })),
    remove: (actor, id) => changing(actor, (change) => removeTerritory(change, placing, id)),
    place: (actor, placed) => setByHand(options, actor, { ...placed, inside: true }),
    unplace: (actor, placed) => setByHand(options, actor, { ...placed, inside: false }),
    handle: () => placing.handle(),
    settled: () => placing.settled(),
  };
}

async function createTerritory({ tx, model, actor, now }: RightsChange, placing: Placing, territory: TerritoryRequest): Promise<Territory> {
  const name = parseName(territory.name);
  await checkTerritory(tx, model, territory);
  await assertTreePlace(tx, 'territory', null, territory.parent ?? null);
  const made = await tx.query<{ id: string }>(
    sql`insert into sys.territory (name, parent, created_at) values (${name}, ${territory.parent ?? null}::uuid, ${now.toISOString()}::timestamptz) returning id::text as id`,
  );
  const id = String(made[0]?.id);
  await setMembers(tx, id, territory.members ?? [], now);
  await setRules(tx, id, territory.rules ?? []);
  const { created_at: _, placing: __, ...after } = await loadTerritory(tx, model, id);
  await placing.ask(tx, model);
  await logRights(tx, { actor, at: now, what: 'territory_created', detail: { id, name, after } });
  return { ...(await loadTerritory(tx, model, id)), records: [] };
}

async function updateTerritory(
  { tx, model, actor, now }: RightsChange,
  placing: Placing,
  changes: TerritoryUpdate & { readonly id: string },
): Promise<Territory> {
  const before = await loadTerritory(tx, model, changes.id);
  const name = changes.name === undefined ? before.name : parseName(changes.name);
  await checkTerritory(tx, model, changes);
  const parent = changes.parent === undefined ? before.parent : changes.parent;
  if (parent !== before.parent) await assertTreePlace(tx, 'territory', before.id, parent);
  await tx.query(sql`update sys.territory set name = ${name}, parent = ${parent}::uuid, version = version + 1 where id = ${before.id}::uuid`);
  if (changes.members) await setMembers(tx, before.id, changes.members, now);
  if (changes.rules) {
    await setRules(tx, before.id, changes.rules);
    await placing.ask(tx, model);
  }
  const after = await loadTerritory(tx, model, before.id);
  const changed = differences(before, after, ['name', 'parent', 'members', 'rules']);
  if (changed) await logRights(tx, { actor, at: now, what: 'territory_changed', detail: { id: after.id, name, ...changed } });
  return { ...after, records: await countRecords(tx, model, after.id) };
}

async function removeTerritory({ tx, model, actor, now }: RightsChange, placing: Placing, id: string): Promise<void> {
  const { created_at: _, placing: __, ...before } = await loadTerritory(tx, model, id);
  await assertChildless(tx, 'territory', before.id);
  const records = await countRecords(tx, model, before.id);
  const held = await tx.query<{ object: string }>(sql`select distinct object from sys.territory_record where territory = ${before.id}::uuid`);
  await tx.query(sql`delete from sys.territory where id = ${before.id}::uuid`);
  // Its number goes out of the records, too.
  await placing.ask(
    tx,
    model,
    held.map(({ object }) => object),
  );
  await logRights(tx, { actor, at: now, what: 'territory_deleted', detail: { id: before.id, name: before.name, before: { ...before, records } } });
}

/** Who stays keeps the day since when. */
async function setMembers(tx: Tx, territory: string, members: readonly string[], now: Date): Promise<void> {
  await tx.query(sql`delete from sys.territory_member where territory = ${territory}::uuid and user_id <> all(${[...members]}::uuid[])`);
  await tx.query(sql`insert into sys.territory_member (territory, user_id, since)
    select ${territory}::uuid, v.id, ${now.toISOString()}::timestamptz from unnest(${[...members]}::uuid[]) as v(id) on conflict do nothing`);
}

async function setRules(tx: Tx, territory: string, rules: NonNullable<TerritoryRequest['rules']>): Promise<void> {
  const objects = rules.map(({ object }) => object);
  const conditions = rules.map(({ condition }) => condition);
  await tx.query(sql`delete from sys.territory_rule where territory = ${territory}::uuid and object <> all(${objects}::text[])`);
  await tx.query(sql`insert into sys.territory_rule as r (territory, object, condition)
    select ${territory}::uuid, v.object, v.condition from unnest(${objects}::text[], ${conditions}::text[]) as v(object, condition)
    on conflict (territory, object) do update set condition = excluded.condition where r.condition <> excluded.condition`);
}
