import type { Tx } from '../../../engine/database/database.ts';
import { AppError } from '../../../engine/errors/app-error.ts';
import { sql } from '../../../engine/sql/sql.ts';
import type { RecipeDocument } from '../../../schemas/generated/metadata.ts';
import type { DemoOwner } from './demo-owner.ts';
import { removeGroups } from './remove-groups.ts';
import { staffIssues } from './staff-issues.ts';
import { findStaff, saveStaff } from './staff-record.ts';
import { type StaffServices, staffTransaction } from './staff-transaction.ts';

type Ids = ReadonlyMap<string, string>;

/**
 * Makes the people, teams and territories of a recipe in one transaction and answers the people as owners of demo records. People of a
 * demo that was removed come back; whoever the demo did not make is never taken for one of its people: throws duplicate where somebody
 * else has one of the addresses, and invalid_document where the recipe names what there is not.
 */
export async function makeStaff(services: StaffServices, recipe: RecipeDocument): Promise<readonly DemoOwner[]> {
  const { people = [], teams = [], territories = [] } = recipe;
  return staffTransaction(services, async (tx, model) => {
    const issues = staffIssues(model, recipe);
    if (issues.length > 0) throw new AppError('invalid_document', `The recipe ${recipe.name} is not valid: ${issues[0]?.message}`, { issues });
    const before = await findStaff(tx);
    if (before) await removeGroups(tx, before);
    const known: Ids = new Map(before?.people.map(({ key, id }) => [key, id]));
    const ids = new Map<string, string>();
    for (const person of people) ids.set(person.key, await enterPerson(tx, person, known.get(person.key)));
    for (const { key, manager } of people)
      await tx.query(sql`update sys."user" set manager = ${manager === undefined ? null : idOf(ids, manager)}::uuid where id = ${idOf(ids, key)}::uuid`);
    const teamIds = await makeTeams(tx, teams, ids);
    const territoryIds = await makeTerritories(tx, territories, ids);
    const gone = before?.people.filter(({ key }) => !ids.has(key)) ?? [];
    await saveStaff(tx, {
      people: [...[...ids].map(([key, id]) => ({ key, id })), ...gone],
      teams: [...teamIds.values()],
      territories: [...territoryIds.values()],
      active: true,
    });
    return people.map(({ key, roles }) => ({ id: idOf(ids, key), roles, branches: teams.flatMap((team) => branchFor(team, key)) }));
  });
}

function branchFor({ branch, members }: NonNullable<RecipeDocument['teams']>[number], key: string): readonly string[] {
  return branch !== undefined && members.includes(key) ? [branch] : [];
}

function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  // The recipe was checked before.
  if (id === undefined) throw new RangeError(`nobody has the key ${key}`);
  return id;
}

async function enterPerson(tx: Tx, { email, name, roles }: NonNullable<RecipeDocument['people']>[number], known: string | undefined): Promise<string> {
  const rows =
    known === undefined
      ? await tx.query<{ id: string }>(sql`insert into sys."user" (email, name) values (${email.toLowerCase()}, ${name})
          on conflict (lower(email)) where deleted_at is null do nothing returning id::text as id`)
      : await tx.query<{ id: string }>(sql`update sys."user" set name = ${name}, active = true, deleted_at = null, version = version + 1
          where id = ${known}::uuid returning id::text as id`);
  const id = rows[0]?.id;
  if (id === undefined) throw new AppError('duplicate', `Somebody has the e-mail address ${email}, which the demo needs for ${name}.`);
  await tx.query(sql`delete from sys.user_role where user_id = ${id}::uuid`);
  await tx.query(sql`insert into sys.user_role (user_id, role) select ${id}::uuid, role from unnest(${[...roles]}::text[]) as role`);
  return id;
}

async function makeTeams(tx: Tx, teams: NonNullable<RecipeDocument['teams']>, people: Ids): Promise<Ids> {
  const made = new Map<string, string>();
  for (const { name, parent, members, leads = [] } of teams) {
    const rows = await tx.query<{ id: string }>(
      sql`insert into sys.team (name, parent) values (${name}, ${parent === undefined ? null : idOf(made, parent)}::uuid) returning id::text as id`,
    );
    const id = String(rows[0]?.id);
    made.set(name, id);
    for (const key of members)
      await tx.query(sql`insert into sys.team_member (team, user_id, lead) values (${id}::uuid, ${idOf(people, key)}::uuid, ${leads.includes(key)})`);
  }
  return made;
}

async function makeTerritories(tx: Tx, territories: NonNullable<RecipeDocument['territories']>, people: Ids): Promise<Ids> {
  const made = new Map<string, string>();
  for (const { name, parent, members, rules } of territories) {
    const rows = await tx.query<{ id: string }>(
      sql`insert into sys.territory (name, parent) values (${name}, ${parent === undefined ? null : idOf(made, parent)}::uuid) returning id::text as id`,
    );
    const id = String(rows[0]?.id);
    made.set(name, id);
    for (const key of members) await tx.query(sql`insert into sys.territory_member (territory, user_id) values (${id}::uuid, ${idOf(people, key)}::uuid)`);
    for (const { object, condition } of rules)
      await tx.query(sql`insert into sys.territory_rule (territory, object, condition) values (${id}::uuid, ${object}, ${condition})`);
  }
  return made;
}
