import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorSlots, type UserActor } from '../../engine/access/actor.ts';
import { objectAccess } from '../../engine/access/object-access.ts';
import type { FieldModel, Model, ObjectModel } from '../../engine/metadata/model.ts';
import { getRecord, revealCell } from '../../engine/query/get-record.ts';
import { run } from '../../engine/query/read-context.ts';
import { relation } from '../../engine/query/relation.ts';
import { scopeCondition } from '../../engine/query/row-conditions.ts';
import { usualLimits } from '../../engine/rights/what-if/row-counter.ts';
import { whatIf } from '../../engine/rights/what-if/what-if.ts';
import { bindSlots, compileSql, join, sql } from '../../engine/sql/sql.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { placeAtRandom, randomRoles } from './properties/random-rights.ts';
import { openRightsWorld, type RightsWorld } from './properties/rights-world.ts';

const numRuns = Number(process.env.TRELLIS_TEST_RUNS ?? 10);
const seed = process.env.PROOF_SEED === undefined ? {} : { seed: Number(process.env.PROOF_SEED) };

let world: RightsWorld;

beforeAll(async () => {
  world = await openRightsWorld();
});

afterAll(() => world.api.close());

const counted = (object: ObjectModel): readonly FieldModel[] =>
  [...object.fields.values()].filter(({ name }) => !['id', 'version', 'deleted_at'].includes(name));

/** Every row, cell read, cell revealed and cell written that the person has in the object, by asking for each record. */
async function held(model: Model, person: UserActor, object: ObjectModel, now: Date): Promise<Record<'rows' | 'read' | 'reveal' | 'write', Set<string>>> {
  const { database } = world.api;
  const context = { connection: database, model, now };
  const found = { rows: new Set<string>(), read: new Set<string>(), reveal: new Set<string>(), write: new Set<string>() };
  const access = objectAccess(model, person, object);
  const shown = counted(object).filter((field) => access.revealCell(field) !== 'none');
  const written = counted(object).filter((field) => !field.type.computed && field.document.read_only !== true);
  const writing = written.map(
    (field) => sql`(${scopeCondition({ model, actor: person }, object, 't', access.writeCell(field, 'update'))}) is true as ${sql.id(field.name)}`,
  );
  const statement = compileSql(sql`select t.id::text as record_id, ${join(writing)} from ${sql.id(...object.table)} as t`);
  const writable = new Map((await database.query<Record<string, unknown>>(bindSlots(statement, actorSlots(person, now)))).map((row) => [row.record_id, row]));
  for (const record of world.records[object.name] ?? []) {
    if (access.rows('read') === 'none') continue;
    const seen = await getRecord(context, person, object.name, record, ['id', ...shown.map(({ name }) => name)]);
    if (!seen) continue;
    found.rows.add(record);
    for (const { name } of shown) if (name in seen) found.read.add(`${record} ${name}`);
    for (const { name } of counted(object))
      if ((await revealCell(context, person, object.name, record, name)) !== undefined) found.reveal.add(`${record} ${name}`);
    for (const { name } of written) if (writable.get(record)?.[name] === true) found.write.add(`${record} ${name}`);
  }
  return found;
}

const acts = ['update', 'delete', 'share', 'merge', 'list', 'export'] as const;

/** The rows in which the person may do each of these. */
async function reached(model: Model, person: UserActor, object: ObjectModel, now: Date): Promise<ReadonlyMap<string, Set<string>>> {
  const access = objectAccess(model, person, object);
  const found = new Map<string, Set<string>>();
  for (const act of acts) {
    const listed = act === 'list' || act === 'export';
    const at = relation({ model, actor: person, ...(listed ? { mode: 'list' as const, exporting: act === 'export' } : {}) }, object);
    const scope = listed ? sql`true` : scopeCondition({ model, actor: person }, object, 't', access.rows(act));
    const rows = await run(
      { connection: world.api.database, model, now },
      person,
      compileSql(sql`select t.id::text as id from ${at.from()} where ${at.visible()} and ${scope}`),
    );
    found.set(act, new Set(rows.map((row) => String(row.id))));
  }
  return found;
}

const gone = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => [...left].filter((one) => !right.has(one)).length;

describe('what if', () => {
  it('tells for random roles what each person gains and loses, as asking record by record does', async () => {
    let some = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const { api, admin, people, records } = world;
        const current = api.models.current();
        const objects = ['customer', 'product', 'order'].flatMap((name) => current.objects.get(name) ?? []);
        const valid = (role: RoleDocument): RoleDocument => ({
          ...role,
          // What a change set would refuse cannot be asked about.
          grants: role.grants.filter(({ condition, rows }) => condition !== 'gone > 1' && !rows.includes('inherit:gone')),
        });
        const [changed, ...rest] = randomRoles(draw, objects).map(valid);
        const [other] = randomRoles(draw, objects).map(valid);
        if (!changed || !other) throw new Error('there are no roles');
        const isNew = draw(fc.integer, { min: 0, max: 3 }) === 0;
        const roles = isNew ? rest : [changed, ...rest];
        const model: Model = { ...current, roles: new Map([...current.roles, ...roles.map((role) => [role.name, role] as const)]) };
        const after: Model = { ...model, roles: new Map([...model.roles, [changed.name, { ...other, name: changed.name }]]) };
        const now = new Date();
        // By looking at all rows once, and by statements for each person.
        const limits = { ...usualLimits, classesFrom: draw(() => fc.constantFrom(1, 99)) };
        await placeAtRandom(draw, { database: api.database, people, records, roles: ['r0', ...rest.map(({ name }) => name)], now });
        // Roles for every object say it in conditions and lists that not every object has; a change set refuses none of that.
        const answer = await whatIf(
          { database: api.database, identity: api.identity, model, now, asker: admin, limits },
          { role: { ...other, name: changed.name } },
        );
        expect([answer.exact, answer.is_new]).toEqual([true, isNew]);
        const sums = new Map<string, { gained: number; lost: number }>();
        for (const id of people) {
          const person = await api.identity.person(id);
          if (!person?.roles.includes('r0')) continue;
          const told = answer.each.find((one) => one.person.id === id)?.objects ?? [];
          for (const object of objects) {
            const [was, is] = [await held(model, person, object, now), await held(after, person, object, now)];
            const one = told.find((own) => own.object === object.name);
            const [could, can] = [await reached(model, person, object, now), await reached(after, person, object, now)];
            for (const act of acts) {
              const [before, then] = [could.get(act) ?? new Set<string>(), can.get(act) ?? new Set<string>()];
              const sum = sums.get(`${object.name} ${act}`) ?? { gained: 0, lost: 0 };
              sums.set(`${object.name} ${act}`, { gained: sum.gained + gone(then, before), lost: sum.lost + gone(before, then) });
            }
            for (const kind of ['rows', 'read', 'reveal', 'write'] as const) {
              const [gained, lost] = [gone(is[kind], was[kind]), gone(was[kind], is[kind])];
              some += gained + lost;
              expect([object.name, kind, one?.[kind].gained.count ?? 0, one?.[kind].lost.count ?? 0]).toEqual([object.name, kind, gained, lost]);
            }
          }
        }
        for (const [key, sum] of sums) {
          const [name, act] = key.split(' ');
          const rows = answer.objects.find(({ object }) => object === name)?.actions.find(({ action }) => action === act)?.rows;
          expect([key, rows?.gained.count ?? 0, rows?.lost.count ?? 0]).toEqual([key, sum.gained, sum.lost]);
        }
      }),
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(some).toBeGreaterThan(numRuns * 20);
  }, 120_000);
});
