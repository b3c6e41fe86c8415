import { Decimal } from '../../expressions/decimal.ts';
import type { CompiledExpression, ExpressionValue } from '../../expressions/types.ts';
import type { StoredValue } from '../../fields/field-type.ts';
import type { FieldModel, Model } from '../../metadata/model.ts';
import { aggregate, compareValues } from './aggregate.ts';
import type { CellState, Mode, Oracle } from './oracle.ts';
import type { RecordStore } from './world/record-store.ts';
import { currencySource, readPath, surroundings } from './world/record-values.ts';
import type { Person, World, WorldRecord } from './world/world.ts';

/** Who looks at many records or at one. */
export interface View {
  readonly person: Person;
  readonly mode: Mode;
  /** The record of which a masked cell is revealed. */
  readonly revealed?: WorldRecord;
}

/** Where a value was not read, and so is not compared. */
export const unread = Symbol('unread');
export type Unread = typeof unread;

/** What an amount is: some roll-ups and formulas have a currency beside their value. */
interface Amount {
  readonly value: ExpressionValue;
  readonly currency: string | null;
}

/** The values that a person is shown, as the oracle decides and as expressions give them. */
export class SeenValues {
  readonly model: Model;
  readonly world: World;
  readonly oracle: Oracle;
  readonly store: RecordStore;
  /** Values that could not be told, since what they are made of was not read. */
  passedOver = 0;

  constructor(parts: { readonly model: Model; readonly world: World; readonly oracle: Oracle; readonly store: RecordStore }) {
    this.model = parts.model;
    this.world = parts.world;
    this.oracle = parts.oracle;
    this.store = parts.store;
  }

  field(record: WorldRecord, name: string): FieldModel | undefined {
    return this.model.objects.get(record.object)?.fields.get(name);
  }

  visible({ person, mode }: View, record: WorldRecord): boolean {
    return this.oracle.may(person, 'read', record, mode);
  }

  cell({ person, mode }: View, record: WorldRecord, field: string): CellState {
    return this.oracle.cell(person, record, field, mode);
  }

  /** The value of a path as expressions of the person read it: nothing where a cell on it is hidden. */
  value(view: View, record: WorldRecord, path: readonly string[]): ExpressionValue | Unread {
    return this.#shows(view, record, path) ? this.#bare(view, record, path) : null;
  }

  #shows({ person, mode, revealed }: View, record: WorldRecord, path: readonly string[]): boolean {
    if (record !== revealed) return this.oracle.path(person, record, path, mode);
    return this.oracle.cell(person, record, path[0] ?? '', mode) !== 'hidden' && this.oracle.beyond(person, record, path, mode);
  }

  /** The value as it really is, as far as it is the same for everybody. */
  real(record: WorldRecord, path: readonly string[], person: Person): ExpressionValue {
    return this.world.value(record, path, person);
  }

  /** Whether the condition holds of what the person sees; a hidden cell in it makes it unknown. */
  holds(view: View, record: WorldRecord, condition: CompiledExpression): boolean | Unread {
    if (!condition.reads.every((path) => this.oracle.path(view.person, record, path, view.mode))) return false;
    const result = this.#evaluate(condition, (path) => this.value(view, record, path), view.person.zone, view.person);
    return result === unread ? unread : result === true;
  }

  /** The cell as the API answers it, for those that are stored in a column, a side table or computed. */
  wire(view: View, record: WorldRecord, field: FieldModel): unknown {
    const { type, document } = field;
    if (type.type === 'links') return this.#links(view, record, field);
    if (field.sideTable !== undefined) return type.toWire([record.sides[field.name] ?? null], document);
    if (field.formula || type.type === 'roll_up') {
      const amount = this.#computed(view, record, field);
      if (amount === unread) return unread;
      return type.toWire([toStored(amount.value), ...(isMoney(field) ? [amount.currency] : [])], document);
    }
    const stored = field.columns.map(({ name }) => record.columns[name] ?? null);
    return stored.every((value) => value === null) ? null : type.toWire(stored, document);
  }

  /** The lines, or records counted by a roll-up, that the person sees. */
  related(view: View, record: WorldRecord, field: FieldModel): readonly WorldRecord[] | undefined {
    return this.store.relatedTo(record, field)?.filter((child) => !child.deleted && this.visible(view, child));
  }

  #links(view: View, record: WorldRecord, field: FieldModel): unknown {
    const ids = (JSON.parse(record.sides[field.name] ?? '[]') as [string, number][]).map(([id]) => id);
    return ids.flatMap((id) => {
      const target = this.store.record(field.target ?? '', id);
      return target && !target.deleted && this.visible(view, target) ? [{ id }] : [];
    });
  }

  #bare(view: View, record: WorldRecord, path: readonly string[]): ExpressionValue | Unread {
    let missing = false;
    const found = readPath(this.model, this.store, record, path, (at, field, member) => {
      const amount = this.#computed(view, at, field);
      if (amount === unread) missing = true;
      else return member === 'currency' ? amount.currency : amount.value;
      return null;
    });
    return missing ? unread : found;
  }

  #evaluate(
    expression: CompiledExpression,
    value: (path: readonly string[]) => ExpressionValue | Unread,
    zone: string,
    person: Person,
  ): ExpressionValue | Unread {
    let missing = false;
    const read = (path: readonly string[]): ExpressionValue => {
      const found = value(path);
      if (found !== unread) return found;
      missing = true;
      return null;
    };
    const result = expression.evaluate({ value: read, ...surroundings(this.world.now, zone, person) });
    return missing ? unread : result;
  }

  /** A formula or roll-up of which the cell itself is shown. */
  #computed(view: View, record: WorldRecord, field: FieldModel): Amount | Unread {
    if (field.storedTable !== undefined) return storedAmount(record, field);
    if (field.type.type === 'roll_up') return this.#rollUp(view, record, field);
    const { person } = view;
    // A formula that exposes its result reads what is really there; any other what the person sees.
    const exposed = field.document.options?.exposes === 'result';
    const read = (path: readonly string[]) => (exposed ? this.#bare(view, record, path) : this.value(view, record, path));
    const value = field.formula ? this.#evaluate(field.formula, read, exposed ? this.model.settings.zone : person.zone, person) : null;
    const source = currencySource(this.model, field);
    const currency = typeof source === 'string' ? source : read(source);
    return value === unread || currency === unread ? unread : { value, currency: currency as string | null };
  }

  #rollUp(view: View, record: WorldRecord, field: FieldModel): Amount | Unread {
    const children = this.related(view, record, field);
    if (!children) {
      this.passedOver += 1;
      return unread;
    }
    const { function: fn = 'count', field: measured, by } = field.document.options ?? {};
    const kept = children.map((child) => [child, field.rollUpFilter ? this.holds(view, child, field.rollUpFilter) : true] as const);
    if (kept.some(([, counts]) => counts === unread)) return unread;
    const counted = kept.filter(([, counts]) => counts === true).map(([child]) => child);
    if (fn === 'count' || measured === undefined) return { value: new Decimal(counted.length), currency: null };
    if (by !== undefined) return this.#atEnd(view, counted, { fn, measured, by });
    const values = counted.map((child) => this.value(view, child, [measured]));
    if (values.includes(unread)) return unread;
    const money = this.model.objects.get(field.target ?? '')?.fields.get(measured);
    const currencies = isMoney(money) ? counted.map((child) => this.value(view, child, [measured, 'currency'])) : [];
    const named = new Set(currencies.filter((currency) => typeof currency === 'string'));
    // Amounts in several currencies make no sum.
    if (named.size > 1) return { value: null, currency: null };
    return { value: aggregate(fn, values as readonly ExpressionValue[]), currency: ([...named][0] as string | undefined) ?? null };
  }

  /** The value of the record that is first or last; those do not count of which the person does not see where they stand. */
  #atEnd(
    view: View,
    counted: readonly WorldRecord[],
    { fn, measured, by }: { readonly fn: string; readonly measured: string; readonly by: string },
  ): Amount | Unread {
    const placed = counted.map((child) => ({ child, place: this.value(view, child, [by]) }));
    if (placed.some(({ place }) => place === unread)) return unread;
    const seen = placed.filter(({ place }) => place !== null) as { child: WorldRecord; place: ExpressionValue }[];
    const sorted = seen.sort((left, right) => compareValues(left.place, right.place) || compareValues(left.child.id, right.child.id));
    const end = (fn === 'first' ? sorted[0] : sorted.at(-1))?.child;
    if (!end) return { value: null, currency: null };
    const value = this.value(view, end, [measured]);
    const currency = isMoney(this.field(end, measured)) ? this.value(view, end, [measured, 'currency']) : null;
    return value === unread || currency === unread ? unread : { value, currency: currency as string | null };
  }
}

function storedAmount(record: WorldRecord, field: FieldModel): Amount {
  const text = record.sides[field.name] ?? (field.document.options?.function === 'count' ? '0' : null);
  const type = field.type.expression?.(field.document).type;
  const value = text === null || type === 'text' ? text : type === 'number' ? new Decimal(text) : type === 'boolean' ? text === 'true' : text;
  return { value, currency: record.sides[`${field.name}__currency`] ?? null };
}

/** Whether a value has a currency beside it. */
function isMoney(field: FieldModel | undefined): boolean {
  return field?.type.expression?.(field.document)?.members?.currency !== undefined;
}

function toStored(value: ExpressionValue): StoredValue {
  return value instanceof Decimal ? value.toFixed() : value;
}
