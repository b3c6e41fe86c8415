import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorSlots, type UserActor } from '../../engine/access/actor.ts';
import { objectAccess } from '../../engine/access/object-access.ts';
import type { Action, RowScope } from '../../engine/access/row-rules.ts';
import { metadataRights } from '../../engine/api/http/metadata-access.ts';
import { AppError } from '../../engine/errors/app-error.ts';
import type { Model, ObjectModel } from '../../engine/metadata/model.ts';
import { getRecord, revealCell } from '../../engine/query/get-record.ts';
import { run } from '../../engine/query/read-context.ts';
import { relation } from '../../engine/query/relation.ts';
import { scopeCondition } from '../../engine/query/row-conditions.ts';
import { explainAccess } from '../../engine/rights/explain/explain-access.ts';
import { bindSlots, compileSql, type Sql, sql } from '../../engine/sql/sql.ts';
import type { AccessWhy, AccessWhyQuery } from '../../schemas/generated/api.ts';
import { placeAtRandom, randomRoles } from './properties/random-rights.ts';
import type { Draw } from './properties/random-values.ts';
import { openRightsWorld, type RightsWorld } from './properties/rights-world.ts';

const numRuns = Number(process.env.TRELLIS_TEST_RUNS ?? 12);
const seed = process.env.PROOF_SEED === undefined ? {} : { seed: Number(process.env.PROOF_SEED) };
const casesEach = 40;

let world: RightsWorld;

beforeAll(async () => {
  world = await openRightsWorld();
});

afterAll(() => world.api.close());

interface Asked {
  readonly model: Model;
  readonly person: UserActor;
  readonly now: Date;
  readonly object: ObjectModel;
  readonly query: AccessWhyQuery;
}

const notFound = (error: unknown): undefined => {
  if (error instanceof AppError && ['not_found', 'unknown_field'].includes(error.code)) return undefined;
  throw error;
};

/** Whether the record lies in all of the scopes. */
async function inScopes({ model, person, now, object, query }: Asked, scopes: readonly RowScope[]): Promise<boolean> {
  const frame = { model, actor: person };
  const conditions = scopes.map((scope) => scopeCondition(frame, object, 't', scope));
  const all = conditions.reduce<Sql>((left, right) => sql`${left} and ${right}`, sql`true`);
  const statement = compileSql(sql`select (${all}) is true as inside from ${sql.id(...object.table)} as t where t.id = ${query.record}::uuid`);
  return (await world.api.database.query<{ inside: boolean }>(bindSlots(statement, actorSlots(person, now))))[0]?.inside === true;
}

/** What reading and writing themselves say of a question. */
async function truth(asked: Asked): Promise<boolean> {
  const { model, person, now, object, query } = asked;
  const { record, field = '', action = 'read' } = query;
  const access = objectAccess(model, person, object);
  const context = { connection: world.api.database, model, now };
  if (record === undefined) {
    if (action === 'list') return objectAccess(model, person, object, 'list').rows('read') !== 'none';
    return access.rows(action as Action) !== 'none';
  }
  if (action === 'read') {
    const found = await getRecord(context, person, object.name, record, field === '' ? ['id'] : [field]).catch(notFound);
    return found !== undefined && (field === '' || field in found);
  }
  if (action === 'reveal') return (await revealCell(context, person, object.name, record, field).catch(notFound)) !== undefined;
  if (action === 'write') {
    const model = object.fields.get(field);
    if (!model || model.type.computed || model.document.read_only === true) return false;
    return inScopes(asked, [access.rows('read'), access.rows('update'), access.writeCell(model, 'update')]);
  }
  if (action !== 'export') return inScopes(asked, [access.rows('read'), access.rows(action as Action)]);
  const at = relation({ model, actor: person, mode: 'list', exporting: true }, object);
  const statement = compileSql(sql`select 1 as one from ${at.from()} where ${sql.id(at.alias)}.id = ${record}::uuid and ${at.visible()}`);
  return (await run(context, person, statement)).length > 0;
}

function randomQuery(draw: Draw, object: ObjectModel): AccessWhyQuery {
  const record = draw(() => fc.constantFrom(...(world.records[object.name] ?? [])));
  const fields = [...object.fields.values()].filter(({ name }) => name !== 'deleted_at');
  // What is made of other fields has more ways to go wrong.
  const names = fields.flatMap(({ name, formula }) => (formula ? [name, name, name, name] : [name]));
  const field = draw(() => fc.constantFrom(...names));
  switch (draw(fc.integer, { min: 0, max: 9 })) {
    case 0:
      return { object: object.name, action: draw(() => fc.constantFrom('list', 'create', 'bulk', 'import')) };
    case 1:
    case 2:
      return { object: object.name, record, action: draw(() => fc.constantFrom('update', 'delete', 'share', 'merge', 'export')) };
    case 3:
      return { object: object.name, record };
    case 4:
    case 5:
      return { object: object.name, record, field, action: draw(() => fc.constantFrom('reveal', 'write')) };
    default:
      return { object: object.name, record, field };
  }
}

/** The verdict is what the told parts come to. */
function expectConsistent({ allowed, trace }: AccessWhy): void {
  expect(allowed).toBe(trace.fixed === null && trace.parts.every((part) => part.allowed));
  for (const part of trace.parts) {
    const some = part.grants.some((grant) => grant.allowed === true);
    expect(part.grants.every((grant) => grant.allowed !== null)).toBe(true);
    expect(part.allowed).toBe(some && part.made_of.every((input) => input.allowed));
  }
}

describe('explain', () => {
  it('gives the verdict that reading and writing give, to random people about random cells', async () => {
    const verdicts = { true: 0, false: 0 };
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const { api, admin, people, records } = world;
        const current = api.models.current();
        const objects = ['customer', 'product', 'order'].flatMap((name) => current.objects.get(name) ?? []);
        const roles = randomRoles(draw, objects);
        const model = { ...current, roles: new Map([...current.roles, ...roles.map((role) => [role.name, role] as const)]) };
        await placeAtRandom(draw, { database: api.database, people, records, roles: roles.map(({ name }) => name), now: new Date() });
        const now = new Date();
        const explain = (asker: UserActor, query: AccessWhyQuery) =>
          explainAccess({ tx: api.database, identity: api.identity, model, now, asker, rights: metadataRights(model, asker) }, query);
        for (let index = 0; index < casesEach; index += 1) {
          const name = draw(() => fc.constantFrom(...objects.map((object) => object.name)));
          const object = current.objects.get(name) as ObjectModel;
          const person = await api.identity.person(draw(() => fc.constantFrom(...people)));
          if (!person) throw new Error('a person is gone');
          const query = randomQuery(draw, object);
          const expected = await truth({ model, person, now, object, query });
          const answer = await explain(admin, { ...query, person: person.id });
          expect([query, answer.allowed, answer.sentence.en]).toEqual([query, expected, expect.stringContaining(expected ? ' can ' : ' cannot ')]);
          expectConsistent(answer);
          verdicts[`${expected}`] += 1;
          const seen =
            query.record === undefined ||
            (await getRecord({ connection: world.api.database, model, now }, person, object.name, query.record, ['id']).catch(notFound));
          const own = await explain(person, query).catch(notFound);
          // Oneself hears the same, of what there is for oneself.
          if (own) expect([own.allowed, seen]).toEqual([expected, expect.anything()]);
          else expect(expected && query.action !== 'write').toBe(false);
        }
      }),
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(verdicts.true + verdicts.false).toBe(numRuns * casesEach);
    expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan((numRuns * casesEach) / 10);
  }, 120_000);
});
