import { Decimal } from '../../expressions/decimal.ts';
import type { ExpressionType, ExpressionValue } from '../../expressions/types.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import type { Mode } from './oracle.ts';
import type { SeenValues } from './seen-values.ts';
import type { Person, WorldRecord } from './world/world.ts';

/** A path that expressions can name. */
export interface NamedPath {
  readonly path: readonly string[];
  readonly type: ExpressionType;
}

/** Of the paths over links only each so-and-so-many-th is asked about, beginning with a certain one. */
export interface Stride {
  readonly every: number;
  readonly from: number;
}

/** The fields of an object that expressions can name, and those of the objects behind its links. */
export function namedPaths(seen: SeenValues, object: ObjectModel, { every, from }: Stride): readonly NamedPath[] {
  const named = (at: ObjectModel, before: readonly string[]): readonly NamedPath[] =>
    [...at.fields.values()].flatMap((field) => {
      const shape = field.type.expression?.(field.document);
      return shape ? [{ path: [...before, field.name], type: shape.type }] : [];
    });
  const behind = [...object.fields.values()].flatMap((field) => {
    const target = seen.model.objects.get(field.target ?? '');
    const follows = target && field.type.expression?.(field.document)?.type === 'reference';
    return follows ? named(target, [field.name]) : [];
  });
  return [...named(object, []), ...behind.filter((_, index) => index % every === from % every)];
}

/** Whether every field on the path is shown to the person in any record that there could be: whether it may be named at all. */
export function mayName({ oracle, model }: SeenValues, person: Person, object: ObjectModel, [name = '', ...rest]: readonly string[], mode: Mode): boolean {
  if (oracle.fieldSomewhere(person, object.name, name, mode) !== 'read') return false;
  const field = object.fields.get(name);
  if (rest.length === 0 || field?.type.expression?.(field.document)?.members?.[rest[0] as string]) return true;
  const target = model.objects.get(field?.target ?? '');
  return target !== undefined && mayName({ oracle, model } as SeenValues, person, target, rest, mode);
}

/** A value as it is written in an expression. */
export function literal(value: ExpressionValue): string | undefined {
  if (value === null || Array.isArray(value)) return undefined;
  if (value instanceof Decimal) return value.toFixed();
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** A value of the path that one of the records really has, best one that the person is not shown. */
export function tellingValue(seen: SeenValues, person: Person, sample: readonly WorldRecord[], path: readonly string[], mode: Mode): string | undefined {
  const real = sample.map((record) => [record, literal(seen.real(record, path, person))] as const).filter(([, text]) => text !== undefined);
  const hidden = real.find(([record]) => !record.deleted && !seen.oracle.path(person, record, path, mode)) ?? real[0];
  return hidden?.[1];
}
