import type { ExpressionValue } from '../../../expressions/types.ts';
import type { FieldModel, Model } from '../../../metadata/model.ts';
import type { RecordStore } from './record-store.ts';
import { Conditions, currencySource, expressionValue, linkOf, readPath, surroundings } from './record-values.ts';
import type { Person, RightsRows, World, WorldField, WorldObject, WorldRecord } from './world.ts';

function toField(field: FieldModel): WorldField {
  const { options } = field.document;
  return {
    name: field.name,
    type: field.type.type,
    target: field.target,
    objects: field.type.type === 'any_link' ? options?.objects : undefined,
    reads: field.formula?.reads ?? [],
    exposes: options?.exposes !== undefined,
    measured: field.type.type === 'roll_up' ? options?.field : undefined,
    orderedBy: field.type.type === 'roll_up' ? options?.by : undefined,
    members: new Set(Object.keys(field.type.expression?.(field.document)?.members ?? {})),
  };
}

/** The world as the oracle sees it, over a Model, the rows of schema sys and the records read so far. */
export function modelWorld(model: Model, rows: RightsRows, store: RecordStore, now: string): World {
  const conditions = new Conditions(model);
  const objects = new Map<string, WorldObject>(
    [...model.objects.values()].map((object) => [
      object.name,
      { name: object.name, owner: object.parent?.target, fields: new Map([...object.fields.values()].map((field) => [field.name, toField(field)])) },
    ]),
  );
  const value = (record: WorldRecord, path: readonly string[], person: Person): ExpressionValue =>
    readPath(model, store, record, path, (at, field, member) => computed(at, field, member, person));
  /** Rules read what is really there; a roll-up has no such value unless it is stored. */
  const computed = (record: WorldRecord, field: FieldModel, member: string | undefined, person: Person): ExpressionValue => {
    if (field.storedTable !== undefined) {
      const type = field.type.expression?.(field.document).type ?? 'number';
      if (member === 'currency') return record.sides[`${field.name}__currency`] ?? null;
      const stored = record.sides[field.name] ?? null;
      return stored === null && field.document.options?.function === 'count' ? expressionValue('0', type) : expressionValue(stored, type);
    }
    if (!field.formula) return null;
    if (member === 'currency') {
      const source = currencySource(model, field);
      return typeof source === 'string' ? source : value(record, source, person);
    }
    return field.formula.evaluate({ value: (path) => value(record, path, person), ...surroundings(now, model.settings.zone, person) });
  };
  return {
    ...rows,
    now,
    roles: model.roles,
    objects,
    record: (object, id) => store.record(object, id),
    sharesOf: (record) => store.sharesOf(record),
    placesOf: (record) => record.places ?? store.placesOf(record).map(({ territory }) => territory),
    linkOf: (record, field) => linkOf(model, record, field),
    value,
    isSound: (condition, object) => conditions.compile(condition, object) !== undefined,
    holds(condition, record, person) {
      const compiled = conditions.compile(condition, record.object);
      if (!compiled) return undefined;
      return compiled.evaluate({ value: (path) => value(record, path, person), ...surroundings(now, person.zone, person) }) === true;
    },
  };
}
