import type { ObjectDocument } from '../../schemas/generated/metadata.ts';
import { stands } from '../errors/guards.ts';
import type { MetadataRights } from './metadata-rights.ts';
import type { Model, ObjectModel } from './model.ts';
import { readableSource } from './references/readable-expression.ts';

/** An object's document without the rules, keys and choices that name a field that the person may not read. */
export function readableObjectDocument(model: Model, object: ObjectModel, rights: MetadataRights): ObjectDocument {
  if (!stands('metadata_document')) return object.document;
  const { validations, unique, record_types: types, order, duplicates, log, reminder, tells, ...rest } = object.document;
  const reads = (name: string): boolean => {
    const field = object.fields.get(name);
    return field !== undefined && rights.reveals(object, field);
  };
  const told = validations?.filter(({ name, field }) => {
    const rule = object.validations.find((candidate) => candidate.name === name);
    return (field === undefined || reads(field)) && readableSource(model, object, rule?.condition, rights) !== undefined;
  });
  // A rule that names a field which is hidden is not told at all.
  const tellsReminder = (): boolean => {
    const rule = object.reminder;
    return (
      rule !== undefined && reads(rule.at.name) && reads(rule.person.name) && (!rule.when || readableSource(model, object, rule.when, rights) !== undefined)
    );
  };
  const narrowed = types?.map(({ choices, ...type }) =>
    choices === undefined ? type : { ...type, choices: Object.fromEntries(Object.entries(choices).filter(([name]) => reads(name))) },
  );
  return {
    ...rest,
    ...(order !== undefined && reads(order) ? { order } : {}),
    ...(told === undefined ? {} : { validations: told as NonNullable<ObjectDocument['validations']> }),
    ...(unique === undefined ? {} : { unique: unique.filter(({ fields }) => fields.every(reads)) as NonNullable<ObjectDocument['unique']> }),
    ...(duplicates === undefined ? {} : { duplicates: duplicates.filter(({ fields }) => fields.every(reads)) }),
    ...(log && readableLog(model, log, rights)),
    ...(tells === undefined ? {} : { tells: tells.filter((path) => reads(path.split('.')[0] ?? '')) }),
    ...(reminder && tellsReminder() ? { reminder } : {}),
    ...(narrowed === undefined ? {} : { record_types: narrowed as NonNullable<ObjectDocument['record_types']> }),
  };
}

/** How calls are logged, for whoever may make what is logged; without fields that they are not shown. */
function readableLog(model: Model, log: NonNullable<ObjectDocument['log']>, rights: MetadataRights): Pick<ObjectDocument, 'log'> {
  const target = model.objects.get(log.object);
  const { object, link, ...optional } = log;
  const reads = (name: string): boolean => {
    const field = target?.fields.get(name);
    return target !== undefined && field !== undefined && rights.reveals(target, field);
  };
  if (!target || !rights.can(target, 'create') || !rights.can(target, 'read') || !reads(link)) return {};
  return { log: { object, link, ...Object.fromEntries(Object.entries(optional).filter(([, name]) => reads(name))) } };
}
