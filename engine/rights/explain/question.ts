import type { AccessWhyQuery } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { Action } from '../../access/row-rules.ts';
import { AppError } from '../../errors/app-error.ts';
import type { MetadataRights } from '../../metadata/metadata-rights.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { missing } from '../../query/create-reader.ts';
import type { Part } from './tracing/grant-case.ts';
import type { AskedAction } from './words/verbs.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A question about access, understood. */
export interface Question {
  readonly object: ObjectModel;
  readonly field: FieldModel | undefined;
  readonly record: string | undefined;
  readonly action: AskedAction;
}

const ofWhole: ReadonlySet<AskedAction> = new Set(['list', 'create', 'bulk', 'import']);
const ofCell: ReadonlySet<AskedAction> = new Set(['read', 'reveal', 'write']);
const everyAction: readonly Action[] = ['read', 'create', 'update', 'delete', 'export', 'bulk', 'import', 'share', 'merge'];

/** The question, or bad_request where its parts do not go together. What the person asking cannot know of is not found, whatever it is. */
export function readQuestion(model: Model, asker: UserActor, rights: MetadataRights, query: AccessWhyQuery): Question {
  const object = model.objects.get(query.object);
  if (!object || (!rights.admin && everyAction.every((action) => objectAccess(model, asker, object).rows(action) === 'none')))
    throw new AppError('not_found', `There is no object "${query.object}" that you can read.`, { issues: [{ pointer: '/object', message: 'unknown' }] });
  const field = query.field === undefined ? undefined : object.fields.get(query.field);
  if (query.field !== undefined && (!field || !rights.reveals(object, field))) {
    const message = `${object.name} has no field "${query.field}" that you can read.`;
    throw new AppError('unknown_field', message, { issues: [{ pointer: '/field', message }] });
  }
  const action = query.action === 'update' && field ? 'write' : (query.action ?? 'read');
  if (field && !ofCell.has(action)) throw refused('action', 'A field is read, revealed or written.');
  if (!field && (action === 'reveal' || action === 'write')) throw refused('field', `What is to be asked about needs a field for "${action}".`);
  if (query.record !== undefined && ofWhole.has(action)) throw refused('record', `"${action}" is of the object as a whole.`);
  if (query.record !== undefined && !uuid.test(query.record)) throw missing(object.name, query.record);
  return { object, field, action, record: query.record?.toLowerCase() };
}

function refused(parameter: string, message: string): AppError {
  return new AppError('bad_request', message, { issues: [{ pointer: `/${parameter}`, message }] });
}

const seeing: Part = { action: 'read', mode: 'record' };

/** What must be granted, all of it, for the action. The first part of a question about a record tells whether it can be seen. */
export function partsOf({ field, action }: Pick<Question, 'field' | 'action'>): readonly Part[] {
  switch (action) {
    case 'read':
      return field ? [{ ...seeing, cell: { field, as: 'read' } }] : [seeing];
    case 'reveal':
      return field ? [{ action: 'read', mode: 'reveal', cell: { field, as: 'reveal' } }] : [seeing];
    case 'write':
      return field ? [seeing, { action: 'update', mode: 'record', cell: { field, as: 'write' } }] : [seeing];
    case 'list':
      return [{ action: 'read', mode: 'list' }];
    case 'export':
      return [
        { action: 'read', mode: 'list' },
        { action: 'export', mode: 'list' },
      ];
    case 'create':
    case 'bulk':
    case 'import':
      return [{ action, mode: 'record' }];
    default:
      return [seeing, { action, mode: 'record' }];
  }
}

/** Why nobody writes the field, whatever is granted. */
export function fixedField(field: FieldModel | undefined, action: AskedAction): 'computed' | 'read_only' | null {
  if (!field || action !== 'write') return null;
  if (field.type.computed) return 'computed';
  return field.document.read_only === true ? 'read_only' : null;
}
