import { all, ident, join, Slot, type Sql, sql } from '../../sql/sql.ts';
import { cached, preparedStatement, run } from '../read-context.ts';
import { type Relation, relation } from '../relation.ts';
import type { Grouping, GroupingRule } from './grouping.ts';

/** What a group of records has in common, one text for each part of the rule's fields. */
export type GroupKey = readonly string[];

/** Names of the parts: k0, k1 ... */
function partNames(parts: readonly Sql[]): readonly Sql[] {
  return parts.map((_, index) => ident(`k${index}`));
}

/** The records that the actor may list with what they are compared by, for a FROM clause. */
export function keyedRows(at: Relation, { keyed }: GroupingRule, more: readonly Sql[] = []): { readonly rows: Sql; readonly names: readonly Sql[] } {
  const groups = keyed.map(({ key }) => key.groups(at));
  const parts = groups.flatMap((group) => group.parts);
  const names = partNames(parts);
  const items = parts.map((part, index) => sql`${part} as ${names[index] ?? sql``}`);
  const joins = groups.flatMap((group) => (group.join ? [sql` ${group.join}`] : []));
  const filled = keyed.flatMap(({ field }) => field.columns.slice(0, 1).map((column) => sql`${ident(at.alias, column.name)} is not null`));
  const rows = sql`(select ${ident(at.alias)}.id, ${join(items)} from ${at.from()}${join(joins, sql``)} where ${all([at.visible(), ...filled, ...more])})`;
  return { rows, names };
}

/** The next keys that more than one record has, in order. Empty ones are among them: a condition on what is folded would have it folded twice, which is dear. */
export async function nextKeys(grouping: Grouping, rule: GroupingRule, after: GroupKey | undefined, limit: number): Promise<readonly GroupKey[]> {
  const { frame, object, actor } = grouping;
  const statement = cached(frame, JSON.stringify(['duplicate keys', object.name, rule.name, after === undefined]), () => {
    const { rows, names } = keyedRows(relation(frame, object), rule);
    const key = join(names);
    // As bytes, whatever the language: the order is nobody's but the cursor's.
    const ordered = join(names.map((name) => sql`${name} collate "C"`));
    const beyond = after === undefined ? sql`` : sql` where (${ordered}) > (${join(names.map((_, index) => sql`${new Slot(`after${index}`)}::text`))})`;
    return preparedStatement(
      sql`select ${key} from ${rows} as r${beyond} group by ${key} having count(*) > 1 order by ${ordered} limit ${new Slot('limit')}::int`,
      frame.model,
    );
  });
  const slots = Object.fromEntries((after ?? []).map((value, index) => [`after${index}`, value]));
  const found = await run(grouping, actor, statement, { ...slots, limit });
  return found.map((row) => Object.keys(row).map((_, index) => String(row[`k${index}`])));
}
