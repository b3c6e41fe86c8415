import type { Tx } from '../../../database/database.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import { all, ident, join, type Sql, sql } from '../../../sql/sql.ts';
import { standingOf } from '../oracle-people.ts';
import type { Person, World } from './world.ts';

type Source = Pick<Tx, 'query'>;

/** Ids of records by the way in which they belong to a person, or do not. */
export type RecordClasses = ReadonlyMap<string, readonly string[]>;

/** The newest and the oldest of an object's records that meet a condition; ids rise with time. */
async function ends(source: Source, object: ObjectModel, condition: Sql, most: number): Promise<readonly string[]> {
  const half = Math.ceil(most / 2);
  const from = sql`select t.id::text as id from ${ident(...object.table)} as t where ${condition}`;
  const rows = await source.query<{ id: string }>(
    sql`(${from} order by t.id limit ${sql.lit(half)}) union (${from} order by t.id desc limit ${sql.lit(half)})`,
  );
  return rows.map(({ id }) => id);
}

/** So many records of each class: own, of the team, of reports, in the territories, shared, of none of these, in the trash, and a cross-section of all. */
export async function sampleRecords(source: Source, world: World, object: ObjectModel, person: Person, most: number): Promise<RecordClasses> {
  const { colleagues, managed, territories, subjects } = standingOf(world, person);
  const live = sql`t.deleted_at is null`;
  const classes = new Map<string, readonly string[]>();
  const take = async (name: string, condition: Sql): Promise<void> => {
    const ids = await ends(source, object, condition, most);
    if (ids.length > 0) classes.set(name, ids);
  };
  await take('any', live);
  await take('trash', sql`t.deleted_at is not null`);
  if (object.fields.has('owner')) {
    const others = (ids: ReadonlySet<string>) => [...ids].filter((id) => id !== person.id);
    await take('own', sql`${live} and t.owner = ${person.id}::uuid`);
    await take('team', sql`${live} and t.owner = any(${others(colleagues)}::uuid[])`);
    await take('managed', sql`${live} and t.owner = any(${others(managed)}::uuid[])`);
    const near = [...new Set([...colleagues, ...managed, person.id])];
    await take('none', sql`${live} and (t.owner is null or t.owner <> all(${near}::uuid[]))`);
  }
  const placed = sql`select r.record from sys.territory_record as r where r.object = ${object.name} and r.territory = any(${[...territories]}::uuid[])`;
  await take('territory', sql`t.id in (${placed})`);
  const shared = sql`select s.record from sys.share as s where s.object = ${object.name} and s.subject = any(${[...subjects]}::text[])`;
  await take('shared', sql`t.id in (${shared})`);
  return classes;
}

/** Records that belong to others by a link, such as the orders of customers: those whose rights may be inherited. */
export async function sampleHeirs(
  source: Source,
  model: Model,
  object: ObjectModel,
  parents: ReadonlyMap<string, readonly string[]>,
  most: number,
): Promise<readonly string[]> {
  const links = [...object.fields.values()].filter(({ type }) => type.type === 'link' || type.type === 'any_link');
  const conditions = links.flatMap((field): Sql[] => {
    const targets = field.type.type === 'any_link' ? [...model.objects.keys()] : [field.target ?? ''];
    const ids = targets.flatMap((target) => parents.get(target) ?? []).slice(0, most * 2);
    return ids.length === 0 ? [] : [sql`${ident('t', field.name)} = any(${ids}::uuid[])`];
  });
  if (conditions.length === 0) return [];
  return ends(source, object, all([sql`t.deleted_at is null`, sql`(${join(conditions, sql` or `)})`]), most);
}
