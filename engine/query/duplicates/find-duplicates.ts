import type { Actor } from '../../access/actor.ts';
import { stands } from '../../errors/guards.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { all, ident, join, type Sql, sql } from '../../sql/sql.ts';
import { orderBy, parseSort } from '../lists/sort.ts';
import { type Projection, project, treeOf } from '../projection.ts';
import { cached, preparedStatement, type ReadContext, readableObject, run } from '../read-context.ts';
import { accessIn, type ReadFrame } from '../read-frame.ts';
import type { DuplicateHit, WireRecord } from '../record-reader.ts';
import { type Relation, relation } from '../relation.ts';
import { type KeyedField, keysOf } from './duplicate-key.ts';
import { pairKey, toldApart } from './told-apart.ts';

/** Most records that are shown as possible duplicates. */
const mostHits = 5;

type Rule = NonNullable<ObjectModel['document']['duplicates']>[number];

/**
 * Records that may be the one with these values, by the rules of the object in their order; see RecordReader.duplicates. A rule with a phone
 * number in it is judged as finding by phone is: whoever may not list may still know a record again by its number. All others as lists are.
 */
export async function findDuplicates(
  context: ReadContext,
  actor: Actor,
  name: string,
  values: Readonly<Record<string, unknown>>,
  except?: string,
): Promise<readonly DuplicateHit[]> {
  const object = readableObject({ model: context.model, actor }, name);
  const found = new Map<string, DuplicateHit>();
  for (const rule of object.document.duplicates ?? []) {
    if (found.size >= mostHits) break;
    for (const hit of await hitsOf(context, actor, object, rule, values)) {
      if (found.size < mostHits && hit.id !== except && !found.has(hit.id)) found.set(hit.id, hit);
    }
  }
  if (except === undefined) return [...found.values()];
  const apart = await toldApart(context.connection, name, [except, ...found.keys()]);
  return [...found.values()].filter(({ id }) => !apart.has(pairKey(id, except)));
}

function frameFor({ model }: ReadContext, actor: Actor, object: ObjectModel, rule: Rule): ReadFrame {
  const byNumber = rule.fields.some((field) => object.fields.get(field)?.type.type === 'phone');
  return { model, actor, mode: byNumber || !stands('duplicate_list') ? 'record' : 'list' };
}

async function hitsOf(
  context: ReadContext,
  actor: Actor,
  object: ObjectModel,
  rule: Rule,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly DuplicateHit[]> {
  const keyed = keysOf(object, rule.fields);
  if (!keyed) return [];
  const { zone } = actor.kind === 'user' ? actor : context.model.settings;
  const slots: Record<string, unknown> = {};
  for (const [index, { field, key }] of keyed.entries()) {
    const parts = key.valuesOf(values[field.name], { zone, currency: context.model.settings.currency });
    if (!parts) return [];
    for (const [part, value] of parts.entries()) slots[`d${index}_${part}`] = value;
  }
  const frame = frameFor(context, actor, object, rule);
  const compiled = cached(frame, JSON.stringify(['duplicates', object.name, rule.name]), () => compileRule(frame, object, keyed));
  if (!compiled) return [];
  const rows = await run(context, actor, compiled.statement, slots);
  return rows.map((row) => ({
    // @NOTE the tree holds id.
    record: compiled.projection.decode(row) as WireRecord,
    id: String(row.record_id),
    title: String(row.title ?? ''),
    rule: rule.name,
    label: rule.label,
  }));
}

interface CompiledRule {
  readonly statement: ReturnType<typeof preparedStatement>;
  readonly projection: Projection;
}

/** Null where the actor may read one of the fields in no record: such a rule says nothing to them. */
function compileRule(frame: ReadFrame, object: ObjectModel, keyed: readonly KeyedField[]): CompiledRule | null {
  const access = accessIn(frame, object);
  if (access.rows('read') === 'none') return null;
  if (stands('duplicates') && keyed.some(({ field }) => access.readCell(field) === 'none')) return null;
  const at = relation(frame, object);
  const shown = new Set(['id', object.title.name, ...(object.document.duplicates ?? []).flatMap(({ fields }) => fields)]);
  const projection = project(at, treeOf([...shown].flatMap((name) => object.fields.get(name) ?? [])));
  const alike = keyed.map(({ field, key }, index) => all([...cellRule(at, field), key.matches(at, `d${index}`)]));
  const items = [sql`${ident(at.alias)}.id::text as record_id`, sql`${at.value([object.title.name])} as title`, ...projection.items];
  // One more than is shown: the record that is being edited is like itself.
  const order = orderBy(at, parseSort(frame, object, undefined));
  const statement = sql`select ${join(items)} from ${at.from()} where ${all([at.visible(), ...alike])} order by ${order} limit ${sql.lit(mostHits + 1)}`;
  return { statement: preparedStatement(statement, frame.model), projection };
}

/** A cell that is hidden in a record is like nothing, or one could try out what it holds. */
function cellRule(at: Relation, field: KeyedField['field']): readonly Sql[] {
  return stands('duplicates') ? at.cellGuards(field) : [];
}
