import { ident, join, Slot, sql } from '../../sql/sql.ts';
import { fetchDeferred } from '../deferred.ts';
import { requestedTree } from '../lists/compile-list.ts';
import { project } from '../projection.ts';
import { cached, preparedStatement, run } from '../read-context.ts';
import type { DuplicateGroup, WireRecord } from '../record-reader.ts';
import { relation } from '../relation.ts';
import type { Grouping, GroupingRule } from './grouping.ts';
import { type GroupKey, keyedRows } from './next-keys.ts';
import { pairKey, toldApart } from './told-apart.ts';

/** Records of a group that are shown. */
const mostRecords = 10;

/** The records of the groups. One that has been told apart from all others of its group is left out, and a group of one with it. */
export async function groupMembers(
  grouping: Grouping,
  rule: GroupingRule,
  keys: readonly GroupKey[],
  fields?: readonly string[],
): Promise<readonly DuplicateGroup[]> {
  const compared = keys.filter((key) => key.every((part) => part !== ''));
  if (compared.length === 0) return [];
  const members = await memberIds(grouping, rule, compared);
  const apart = await toldApart(grouping.connection, grouping.object.name, [...members.values()].flat());
  const groups = compared.flatMap((key) => {
    const ids = members.get(JSON.stringify(key)) ?? [];
    const left = ids.filter((id) => ids.some((other) => other !== id && !apart.has(pairKey(id, other))));
    return left.length > 1 ? [left] : [];
  });
  const shown = groups.map((ids) => ids.slice(0, mostRecords));
  const records = await readRecords(grouping, shown.flat(), fields);
  return groups.flatMap((ids, index) => {
    const found = (shown[index] ?? []).flatMap((id) => records.get(id) ?? []);
    return found.length > 1 ? [{ rule: rule.name, label: rule.label, records: found, more: ids.length > mostRecords }] : [];
  });
}

/** Ids by key, the oldest first, one more of each than is shown. */
async function memberIds(grouping: Grouping, rule: GroupingRule, keys: readonly GroupKey[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { frame, object, actor } = grouping;
  const statement = cached(frame, JSON.stringify(['duplicate members', object.name, rule.name]), () => {
    const at = relation(frame, object);
    const parts = rule.keyed.flatMap(({ key }) => key.groups(at).parts);
    const narrowed = parts.map((part, index) => sql`${part} = any(${new Slot(`keys${index}`)}::text[])`);
    const { rows, names } = keyedRows(at, rule, narrowed);
    const wanted = sql`(select * from unnest(${join(names.map((_, index) => sql`${new Slot(`keys${index}`)}::text[]`))}))`;
    const ranked = sql`select r.id, ${join(names)}, row_number() over (partition by ${join(names)} order by r.id) as place from ${rows} as r where (${join(names)}) in ${wanted}`;
    return preparedStatement(
      sql`select id::text as id, ${join(names)} from (${ranked}) as m where place <= ${sql.lit(mostRecords + 1)} order by ${ident('id')}`,
      frame.model,
    );
  });
  const slots = Object.fromEntries((keys[0] ?? []).map((_, index) => [`keys${index}`, keys.map((key) => key[index])]));
  const found = new Map<string, string[]>();
  for (const { id, ...row } of await run(grouping, actor, statement, slots)) {
    const key = JSON.stringify(Object.keys(row).map((_, index) => String(row[`k${index}`])));
    found.set(key, [...(found.get(key) ?? []), String(id)]);
  }
  return found;
}

async function readRecords(grouping: Grouping, ids: readonly string[], fields?: readonly string[]): Promise<ReadonlyMap<string, WireRecord>> {
  const { frame, object, actor } = grouping;
  if (ids.length === 0) return new Map();
  const named = fields ?? [object.title.name, ...(object.document.duplicates ?? []).flatMap((rule) => rule.fields)];
  const compiled = cached(frame, JSON.stringify(['duplicate records', object.name, named, fields === undefined]), () => {
    const at = relation(frame, object);
    const shown = fields === undefined ? [...new Set(named)].filter((name) => reads(grouping, name)) : named;
    const projection = project(at, requestedTree(frame, object, ['id', 'version', ...shown], false));
    const statement = sql`select ${join(projection.items)} from ${at.from()} where ${ident(at.alias)}.id = any(${new Slot('ids')}::uuid[]) and ${at.visible()}`;
    return { statement: preparedStatement(statement, frame.model), projection };
  });
  const rows = await run(grouping, actor, compiled.statement, { ids: [...ids] });
  // @NOTE the tree holds id.
  const records = rows.map((row) => compiled.projection.decode(row) as WireRecord);
  await fetchDeferred(grouping, frame, object, compiled.projection.deferred, records);
  return new Map(records.map((record) => [record.id, record]));
}

function reads({ frame, object }: Grouping, name: string): boolean {
  const field = object.fields.get(name);
  return field !== undefined && relation(frame, object).access.readCell(field) !== 'none';
}
