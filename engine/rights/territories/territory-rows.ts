import type { Territory, TerritoryList } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model } from '../../metadata/model.ts';
import { all, ident, sql } from '../../sql/sql.ts';
import { type PageRequest, parsePage, toPage } from '../log/page.ts';
import { isoTime, toUuid } from '../named-rows.ts';
import { lacksTerritories } from './check-territory.ts';
import { compileTerritoryRule } from './compile-territory-rule.ts';

const columns = sql`t.id::text as id, t.name, t.parent::text as parent, t.created_at,
  coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'active', u.active, 'since', ${isoTime(sql`m.since`)}) order by u.name, u.id)
    from sys.territory_member as m join sys."user" as u on u.id = m.user_id where m.territory = t.id and u.deleted_at is null), '[]') as members,
  coalesce((select json_agg(json_build_object('object', r.object, 'condition', r.condition) order by r.object)
    from sys.territory_rule as r where r.territory = t.id), '[]') as rules,
  array(select p.object from sys.placing as p join sys.territory_rule as r on r.object = p.object where p.open and r.territory = t.id order by 1) as placing`;

const byName = sql`t.name collate "vi-x-icu"`;

interface Row extends Omit<Territory, 'rules' | 'records'> {
  readonly rules: readonly { readonly object: string; readonly condition: string }[];
}

function toTerritory(model: Model, row: Row): Territory {
  return { ...row, rules: row.rules.map((rule) => ({ ...rule, problem: ruleProblem(model, rule) })) };
}

function ruleProblem(model: Model, { object: name, condition }: Row['rules'][number]): string | null {
  const object = model.objects.get(name);
  if (!object) return `There is no object "${name}" any more.`;
  if (object.document.territories !== true) return lacksTerritories(object);
  const compiled = compileTerritoryRule(object, condition);
  return compiled.ok ? null : (compiled.issues[0]?.message ?? '');
}

/** The territory as administrators see it, without counts of records; throws not_found. */
export async function loadTerritory(tx: Tx, model: Model, id: string): Promise<Territory> {
  const key = toUuid(id);
  const rows = key === undefined ? [] : await tx.query<Row>(sql`select ${columns} from sys.territory as t where t.id = ${key}::uuid`);
  if (!rows[0]) throw new AppError('not_found', `There is no territory ${id}.`);
  return toTerritory(model, rows[0]);
}

/** A page of territories by name. */
export async function listTerritories(tx: Tx, model: Model, request: PageRequest): Promise<TerritoryList> {
  const page = parsePage(request, 'territories', 2);
  const [name = null, id = null] = page.after;
  const behind = id === null ? [] : [sql`(${byName}, t.id) > (${name}, ${id}::uuid)`];
  const rows = await tx.query<Row>(sql`select ${columns} from sys.territory as t where ${all(behind)} order by ${byName}, t.id limit ${page.limit + 1}`);
  const { items, next_cursor } = toPage(page, rows, (row) => [row.name, row.id]);
  return { items: items.map((row) => toTerritory(model, row)), next_cursor };
}

/** How many records of each object lie in the territory itself; what is in the trash does not count. */
export async function countRecords(tx: Tx, model: Model, id: string): Promise<NonNullable<Territory['records']>> {
  const used = await tx.query<{ object: string }>(sql`select distinct r.object from sys.territory_record as r where r.territory = ${id}::uuid order by 1`);
  const counts: NonNullable<Territory['records']> = [];
  for (const { object: name } of used) {
    const object = model.objects.get(name);
    if (!object) continue;
    const rows = await tx.query<{ count: number; by_hand: number }>(sql`select count(*) as count, count(*) filter (where r.manual) as by_hand
      from sys.territory_record as r join ${ident(...object.table)} as t on t.id = r.record where r.territory = ${id}::uuid and r.object = ${name} and t.deleted_at is null`);
    const { count = 0, by_hand = 0 } = rows[0] ?? {};
    if (count > 0) counts.push({ object: name, count, by_hand });
  }
  return counts;
}
