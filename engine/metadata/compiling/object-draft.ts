import { createHash } from 'node:crypto';
import type { FieldDocument, ObjectDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { FieldType } from '../../fields/field-type.ts';
import { fieldTypes } from '../../fields/registry.ts';
import { pickingFunctions } from '../../fields/roll_up/roll_up.ts';
import type { FieldState } from '../model.ts';
import { completeType, pickingType } from './computed-shape.ts';
import type { ScopeFieldInfo } from './object-scope.ts';
import { systemFields, userFields, userObject, userStandardFields } from './system-fields.ts';

/** A field before its expressions are compiled. */
export interface FieldDraft extends ScopeFieldInfo {
  readonly state: FieldState;
  readonly system: boolean;
}

/** An object before its expressions are compiled. */
export interface ObjectDraft {
  readonly document: ObjectDocument;
  readonly fields: ReadonlyMap<string, FieldDraft>;
  readonly contentHash: string;
}

interface StoredField {
  readonly document: FieldDocument;
  readonly state: FieldState;
}

/** The related object of a field, where it has one. */
function targetOf(document: FieldDocument): string | undefined {
  if (document.type === 'user') return 'user';
  return document.options?.object;
}

function draft(document: FieldDocument, type: FieldType, state: FieldState, system: boolean): FieldDraft {
  const target = targetOf(document);
  return target === undefined ? { name: document.field, document, type, state, system } : { name: document.field, document, type, state, system, target };
}

function byOrder(left: StoredField, right: StoredField): number {
  const order = (left.document.order ?? 1_000_000) - (right.document.order ?? 1_000_000);
  return order !== 0 ? order : left.document.field < right.document.field ? -1 : 1;
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

type ByObject = ReadonlyMap<string, readonly StoredField[]>;

const deepest = 10;

/** The field of the related object that a roll-up names. */
function measuredField({ type, options }: FieldDocument, byObject: ByObject): FieldDocument | undefined {
  const { object, field } = options ?? {};
  if (type !== 'roll_up' || object === undefined || field === undefined) return undefined;
  const own = byObject.get(object)?.find((entry) => entry.document.field === field)?.document;
  // Standard fields are times and numbers: created_at, version.
  return (
    own ?? { kind: 'field', name: `${object}.${field}`, object, field, type: field.endsWith('_at') ? 'datetime' : 'integer', label: { en: field, vi: field } }
  );
}

/** The field a roll-up measures in the end, through roll-ups of roll-ups. */
function measuredBy(document: FieldDocument, byObject: ByObject, depth = 0): FieldDocument | undefined {
  const own = depth > deepest ? undefined : measuredField(document, byObject);
  return own?.type === 'roll_up' ? measuredBy(own, byObject, depth + 1) : own;
}

/** The type of a field, completed by the fields it measures; and of a roll-up that picks a value the field that the value is from. */
function completed(document: FieldDocument, type: FieldType, byObject: ByObject, depth = 0): Pick<FieldDraft, 'type' | 'picked'> {
  const own = depth > deepest ? undefined : measuredField(document, byObject);
  const inner = own && fieldTypes.get(own.type);
  if (!own || !inner || !pickingFunctions.has(document.options?.function ?? '')) return { type: completeType(document, type, measuredBy(document, byObject)) };
  const from = completed(own, inner, byObject, depth + 1);
  return { type: pickingType(type, own, from.type), picked: from.picked ?? own };
}

/** Groups fields under their objects, standard fields first, and adds the built-in object user. */
export function buildDrafts(objects: readonly ObjectDocument[], fields: readonly StoredField[], issues: Issue[]): ReadonlyMap<string, ObjectDraft> {
  const drafts = new Map<string, ObjectDraft>();
  const byObject: ByObject = Map.groupBy(fields, (field) => field.document.object);
  for (const object of [...objects, userObject]) {
    const own = (object === userObject ? userFields.map((document) => ({ document, state: 'active' as const })) : (byObject.get(object.name) ?? [])).toSorted(
      byOrder,
    );
    const map = new Map<string, FieldDraft>();
    for (const { document, type } of systemFields(object)) {
      if (object === userObject && !userStandardFields.has(document.field)) continue;
      map.set(document.field, draft(document, type, 'active', true));
    }
    for (const { document, state } of own) {
      const type = fieldTypes.get(document.type);
      if (!type) issues.push({ pointer: `/field/${document.name}/type`, message: `"${document.type}" is not a field type.` });
      else map.set(document.field, { ...draft(document, type, state, object === userObject), ...completed(document, type, byObject) });
    }
    drafts.set(object.name, {
      document: object,
      fields: map,
      contentHash: hashOf([object, own, [...map.values()].map((field) => [field.type.expression?.(field.document), field.picked])]),
    });
  }
  for (const field of fields)
    if (!drafts.has(field.document.object))
      issues.push({ pointer: `/field/${field.document.name}/object`, message: `There is no object "${field.document.object}".` });
  return drafts;
}
