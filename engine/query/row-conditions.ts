import { objectAccess } from '../access/object-access.ts';
import { placesColumn } from '../access/places-column.ts';
import type { RowForm, RowRule, RowScope, SharedCondition } from '../access/row-rules.ts';
import { stands } from '../errors/guards.ts';
import type { CompiledExpression } from '../expressions/types.ts';
import type { ColumnSpec } from '../fields/field-type.ts';
import type { ShareAction } from '../identity/actor-rights.ts';
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts';
import { all, any, ident, Slot, type Sql, sql } from '../sql/sql.ts';
import type { ReadFrame } from './read-frame.ts';
import { fieldOf, subAlias, targetOf } from './relation-names.ts';

export const me = sql`${new Slot('me')}::uuid`;
export const now = sql`${new Slot('now')}::timestamptz`;
const colleagues = sql`${new Slot('colleagues')}::uuid[]`;
const managed = sql`${new Slot('managed')}::uuid[]`;
const places = sql`${new Slot('places')}::int[]`;
const subjects = sql`${new Slot('subjects')}::text[]`;

/** Rights are inherited through at most this many links. */
export const longestInheritance = 4;

/** A row of an object's table in a query, for conditions of access. */
export interface RowPlace {
  readonly frame: ReadFrame;
  readonly object: ObjectModel;
  readonly alias: string;
  /** Rows are looked for, not judged one by one: what is shared is gathered first, so that indexes find it beside what the other forms reach. */
  readonly gather?: boolean;
  /** How many links the right has been inherited through. */
  readonly depth?: number;
}

/** The condition for a row to lie in the scope. Row rules read the real data, not what the actor may see of it. Statements are bound with actorSlots. */
export function scopeCondition(frame: ReadFrame, object: ObjectModel, alias: string, scope: RowScope): Sql {
  return placeCondition({ frame, object, alias }, scope);
}

/** The same, for a place in a query. */
export function placeCondition(place: RowPlace, scope: RowScope): Sql {
  if (scope === 'all') return sql`true`;
  if (scope === 'none') return sql`false`;
  return any(scope.map((rule) => ruleCondition(place, rule)));
}

/** The condition of one rule: one of its forms and its own condition. */
function ruleCondition(place: RowPlace, rule: RowRule): Sql {
  const forms = rule.forms.length === 0 ? [] : [any(rule.forms.map((form) => formCondition(place, form)))];
  return all([...forms, ...(rule.condition ? [expressionHolds(place, rule.condition)] : [])]);
}

/** Whether the condition of a rule holds for the row, as the data really are. */
export function expressionHolds({ frame, object, alias }: RowPlace, condition: CompiledExpression): Sql {
  return sql`(${condition.toSql({ column: (path) => trustedValue(frame.model, object, alias, path), now, zone: frame.actor.zone, me })}) is true`;
}

/** The condition of one form; unknown counts as false. */
export function formCondition(place: RowPlace, form: RowForm): Sql {
  const { object, alias } = place;
  const owner = object.fields.has('owner') ? ident(alias, 'owner') : sql`null::uuid`;
  switch (form.kind) {
    case 'own':
      return sql`${owner} = ${me}`;
    case 'team':
      return sql`${owner} = any(${colleagues})`;
    case 'managed':
      return sql`${owner} = any(${managed})`;
    case 'territory':
      return object.document.territories === true ? sql`${ident(alias, placesColumn)} && ${places}` : sql`false`;
    case 'shared':
      return any([shareOfRecord(place, form.can), ...form.rules.map((rule) => shareByRule(place, rule))]);
    case 'inherit':
      return inherited(place, form.link, form.action);
  }
}

function shareOfRecord({ object, alias, gather }: RowPlace, can: ShareAction): Sql {
  const given = sql`sh.object = ${sql.lit(object.name)} and sh.subject = any(${subjects}) and ${stands('share_can') ? sql`${sql.lit(can)} = any(sh.can)` : sql`true`} and (${stands('share_expiry') ? sql`sh.expires_at is null or sh.expires_at > ${now}` : sql`true`})`;
  const id = ident(alias, 'id');
  if (gather) return sql`${id} = any(array(select sh.record from sys.share as sh where ${given}))`;
  return sql`exists (select 1 from sys.share as sh where sh.record = ${id} and ${given})`;
}

function shareByRule(place: RowPlace, { condition, expiresAt }: SharedCondition): Sql {
  return all([expressionHolds(place, condition), ...(expiresAt === null ? [] : [sql`${now} < ${sql.lit(expiresAt)}::timestamptz`])]);
}

/** Whether the record behind the link may be read, or updated. */
function inherited(place: RowPlace, link: string, action: 'read' | 'update'): Sql {
  const { frame, object, alias, depth = 0 } = place;
  const field = object.fields.get(link);
  if (!field || depth >= longestInheritance) return sql`false`;
  if (field.type.type === 'any_link') {
    const names = field.document.options?.objects ?? [...frame.model.objects.keys()];
    const targets = names.flatMap((name) => frame.model.objects.get(name) ?? []);
    return any(targets.flatMap((target) => parentReached(place, field, target, action)));
  }
  const target = frame.model.objects.get(field.target ?? '');
  if (field.type.type !== 'link' || !target) return sql`false`;
  return any(parentReached({ frame, object, alias, depth }, field, target, action));
}

/** Nothing where the actor reaches no record of the target. What goes over many inherits from what may be gone over: the lines of orders that may not be listed are not listed either. */
function parentReached({ frame, alias, depth = 0 }: RowPlace, field: FieldModel, target: ObjectModel, action: 'read' | 'update'): readonly Sql[] {
  const scope = objectAccess(frame.model, frame.actor, target, frame.mode === 'list' ? 'list' : 'record').rows(action);
  if (scope === 'none') return [];
  const key = ident(alias, field.name);
  const kind = field.type.type === 'any_link' ? [sql`${ident(alias, `${field.name}__object`)} = ${sql.lit(target.name)}`] : [];
  if (scope === 'all') return [all([sql`${key} is not null`, ...kind])];
  const parent = subAlias(alias, field.name, depth + 1);
  const reached = placeCondition({ frame, object: target, alias: parent, depth: depth + 1 }, scope);
  return [sql`exists (select 1 from ${ident(...target.table)} as ${ident(parent)} where ${all([sql`${ident(parent, 'id')} = ${key}`, ...kind, reached])})`];
}

/** A value for row rules: links are followed by scalar sub-queries, since a rule must not add joins to the query it guards. */
export function trustedValue(model: Model, object: ObjectModel, alias: string, path: readonly string[]): Sql {
  const field = fieldOf(object, path[0] as string);
  const shape = field.type.expression?.(field.document);
  const rest = path.slice(1);
  if (rest.length > 0) {
    const member = rest.length === 1 ? shape?.members?.[rest[0] as string] : undefined;
    if (member && field.storedTable !== undefined) return trustedStored(field.storedTable, alias, member.suffix);
    if (member) return ident(alias, `${field.name}${member.suffix}`);
    const target = targetOf(model, field);
    const inner = subAlias(alias, field.name, 0);
    return sql`(select ${trustedValue(model, target, inner, rest)} from ${ident(...target.table)} as ${ident(inner)} where ${ident(inner)}.id = ${ident(alias, field.name)})`;
  }
  if (field.formula) return sql`(${field.formula.toSql({ column: (inner) => trustedValue(model, object, alias, inner), now, zone: model.settings.zone, me })})`;
  if (field.storedTable !== undefined) return trustedStored(field.storedTable, alias, '');
  return ident(alias, `${field.name}${shape?.suffix ?? ''}`);
}

function trustedStored(table: string, alias: string, suffix: ColumnSpec['suffix']): Sql {
  return sql`(select ${ident('s', suffix === '' ? 'value' : 'currency')} from ${ident('crm', table)} as s where s.record = ${ident(alias)}.id)`;
}
