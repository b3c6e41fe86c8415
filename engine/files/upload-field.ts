import type { Actor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import { AppError } from '../errors/app-error.ts';
import type { FieldModel, Model } from '../metadata/model.ts';

/** The field that an actor means to fill with a file. Throws not_found, unknown_field or forbidden; what is hidden and what is not there look the same. */
export function uploadField(model: Model, actor: Actor, objectName: string, fieldName: string): FieldModel {
  const object = model.objects.get(objectName);
  const access = object && objectAccess(model, actor, object);
  const reachable = access && (['create', 'read', 'update'] as const).some((action) => access.rows(action) !== 'none');
  if (!object || !reachable) throw new AppError('not_found', `There is no object "${objectName}" that you can write.`, issueAt('object', 'unknown'));
  const field = object.fields.get(fieldName);
  const writable = field !== undefined && (['update', 'create'] as const).some((action) => access.writeCell(field, action) !== 'none');
  if (field?.type.type !== 'file' || (access.readCell(field) === 'none' && !writable))
    throw new AppError('unknown_field', `${objectName} has no field "${fieldName}" for files that you can read.`, issueAt('field', 'unknown', fieldName));
  if (!writable) throw new AppError('forbidden', `You may not write "${field.document.label.en}".`, issueAt('field', 'forbidden', fieldName));
  return field;
}

function issueAt(parameter: string, message: string, name?: string) {
  return { issues: [{ pointer: `/${parameter}`, message, ...(name === undefined ? {} : { params: { name } }) }] };
}
