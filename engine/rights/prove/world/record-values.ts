import { compileExpression } from '../../../expressions/compile-expression.ts';
import { Decimal } from '../../../expressions/decimal.ts';
import type { CompiledExpression, ExpressionValue } from '../../../expressions/types.ts';
import type { StoredValue } from '../../../fields/field-type.ts';
import type { FieldModel, Model, ObjectModel } from '../../../metadata/model.ts';
import type { Person, WorldRecord } from './world.ts';

/** Where values over links are found. */
export interface Records {
  record(object: string, id: string): WorldRecord | undefined;
}

/** Turns a stored value into that of an expression. */
export function expressionValue(stored: StoredValue | undefined, type: string): ExpressionValue {
  if (stored === null || stored === undefined) return null;
  if (type === 'number') return new Decimal(stored as string | number);
  // @NOTE the driver gives text, boolean and text[] in the form expressions use.
  return stored as ExpressionValue;
}

/** The record that a link of the record names. */
export function linkOf(model: Model, record: WorldRecord, name: string): { readonly object: string; readonly id: string } | undefined {
  const field = model.objects.get(record.object)?.fields.get(name);
  const id = record.columns[name];
  const object = field?.type.type === 'any_link' ? record.columns[`${name}__object`] : field?.target;
  return typeof id === 'string' && typeof object === 'string' ? { object, id } : undefined;
}

/** Reads a value of the record by its path. `computed` answers for formulas and roll-ups, whose values depend on who asks. */
export function readPath(
  model: Model,
  records: Records,
  record: WorldRecord,
  path: readonly string[],
  computed: (record: WorldRecord, field: FieldModel, member: string | undefined) => ExpressionValue,
): ExpressionValue {
  const [name = '', ...rest] = path;
  const field = model.objects.get(record.object)?.fields.get(name);
  if (!field) return null;
  const shape = field.type.expression?.(field.document);
  const member = rest.length === 1 ? shape?.members?.[rest[0] as string] : undefined;
  if (rest.length > 0 && !member) {
    const link = linkOf(model, record, name);
    const other = link && records.record(link.object, link.id);
    return other ? readPath(model, records, other, rest, computed) : null;
  }
  if (field.formula || field.type.type === 'roll_up') return computed(record, field, rest[0]);
  const part = member ?? shape;
  return part ? expressionValue(record.columns[`${name}${part.suffix}`], part.type) : null;
}

/** The currency of a computed amount. */
export function currencySource(model: Model, field: FieldModel): readonly string[] | string {
  const source = field.document.options?.currency_field;
  return source === undefined ? model.settings.currency : [...source.split('.'), 'currency'];
}

/** Conditions of rules, compiled once. A condition that needs a roll-up that is worked out anew for each viewer cannot be judged: it has no value of its own. */
export class Conditions {
  readonly #model: Model;
  readonly #known = new Map<string, CompiledExpression | undefined>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** Undefined where the condition is not valid. */
  compile(condition: string, object: string): CompiledExpression | undefined {
    const key = `${object} ${condition}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const at = this.#model.objects.get(object);
    const compiled = at && compileExpression(condition, at.scope, 'boolean');
    const sound = compiled?.ok && at && compiled.expression.reads.every((path) => this.#hasValue(at, path)) ? compiled.expression : undefined;
    this.#known.set(key, sound);
    return sound;
  }

  #hasValue(at: ObjectModel, [name = '', ...rest]: readonly string[], depth = 0): boolean {
    const field = at.fields.get(name);
    if (!field || depth > 12) return false;
    if (field.type.type === 'roll_up' && field.storedTable === undefined) return false;
    if (field.formula && !field.formula.reads.every((path) => this.#hasValue(at, path, depth + 1))) return false;
    if (rest.length === 0 || field.type.expression?.(field.document)?.members?.[rest[0] as string]) return true;
    const target = this.#model.objects.get(field.target ?? '');
    return target !== undefined && this.#hasValue(target, rest, depth + 1);
  }
}

/** What a person's clock and zone are for an expression. */
export function surroundings(now: string, zone: string, person: Person): { readonly now: string; readonly zone: string; readonly me: string } {
  return { now, zone, me: person.id };
}
