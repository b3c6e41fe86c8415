import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { stands } from '../errors/guards.ts';
import { type MetadataRights, readsPath } from './metadata-rights.ts';
import type { FieldModel, Model, ObjectModel } from './model.ts';
import { readableSource, readableText } from './references/readable-expression.ts';

type Options = NonNullable<FieldDocument['options']>;

/** Whether the object behind the field may be read at all; true for fields that have none. */
export function readsTarget(model: Model, { target }: FieldModel, rights: MetadataRights): boolean {
  const object = target === undefined ? undefined : model.objects.get(target);
  return target === undefined || (object !== undefined && rights.can(object, 'read'));
}

/** A field's settings without those that name an object or field that the person may not read: a formula may be shown to somebody who is not shown what it is made of. */
export function readableOptions(model: Model, object: ObjectModel, field: FieldModel, rights: MetadataRights): Options {
  if (!stands('metadata_options')) return field.document.options ?? {};
  const { expression, filter, object: target, objects, link, field: measured, by, currency_field: currency, choices, ...rest } = field.document.options ?? {};
  const other = model.objects.get(target ?? '');
  const reads = (at: ObjectModel | undefined, path: string | undefined): path is string =>
    path !== undefined && at !== undefined && readsPath(model, at, path.split('.'), rights);
  const condition = readableFilter(model, field, other, rights);
  return {
    ...rest,
    ...pickedOptions(field),
    ...(choices ? { choices: choices.map((choice) => readableChoice(object, choice, rights)) } : {}),
    ...(expression !== undefined && readableSource(model, object, field.formula, rights) !== undefined ? { expression } : {}),
    ...(filter !== undefined && condition ? { filter } : {}),
    ...(other !== undefined && rights.can(other, 'read') ? { object: target as string } : {}),
    ...(objects === undefined ? {} : { objects: objects.filter((name) => canRead(model, name, rights)) as NonNullable<Options['objects']> }),
    ...(reads(other, link) ? { link } : {}),
    ...(reads(other, measured) ? { field: measured } : {}),
    ...(reads(other, by) ? { by } : {}),
    ...(reads(object, currency) ? { currency_field: currency } : {}),
  };
}

const results: Readonly<Partial<Record<FieldDocument['type'], NonNullable<Options['result']>>>> = {
  integer: 'integer',
  decimal: 'number',
  percent: 'percent',
  money: 'money',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
};

/** How a value that a roll-up picks is shown: as a formula's result of that type is, and by the labels of its keys. */
function pickedOptions({ picked }: FieldModel): Options {
  if (!picked || picked.type === 'roll_up') return {};
  const choices = picked.options?.choices?.map(({ key, label, color }) => ({ key, label, ...(color ? { color } : {}) }));
  return { result: picked.options?.result ?? results[picked.type] ?? 'text', ...(choices ? { choices } : {}) };
}

function canRead(model: Model, name: string, rights: MetadataRights): boolean {
  const object = model.objects.get(name);
  return object !== undefined && rights.can(object, 'read');
}

/** Whether the condition on records behind the field may be told. */
function readableFilter(model: Model, { rollUpFilter, document }: FieldModel, other: ObjectModel | undefined, rights: MetadataRights): boolean {
  const source = document.options?.filter;
  if (source === undefined || other === undefined) return false;
  return (rollUpFilter ? readableSource(model, other, rollUpFilter, rights) : readableText(model, other, source, rights)) !== undefined;
}

type Choice = NonNullable<Options['choices']>[number];

/** A choice without the fields of its stage that are not shown. Of those who may move a record into it one learns only whether one is among them: an empty list says no. */
function readableChoice(object: ObjectModel, { requires, movers, ...choice }: Choice, rights: MetadataRights): Choice {
  const reads = (name: string): boolean => {
    const field = object.fields.get(name);
    return field !== undefined && rights.reveals(object, field);
  };
  return {
    ...choice,
    ...(requires ? { requires: requires.filter(reads) } : {}),
    ...(movers && !rights.admin && !rights.holdsRole(movers) ? { movers: [] } : {}),
  };
}
