import { describe, expect, it } from 'vitest';
import type { FieldDocument, ObjectDocument } from '../../../schemas/generated/metadata.ts';
import type { MetadataDocument, Model } from '../model.ts';
import { whereUsed } from '../references/references.ts';
import { compileModel } from './compile-model.ts';

const label = { en: 'x', vi: 'x' };
const field = (name: string, type: FieldDocument['type']): FieldDocument => ({ kind: 'field', name: `task.${name}`, object: 'task', field: name, type, label });

function compiled(reminder: NonNullable<ObjectDocument['reminder']>) {
  const documents: readonly MetadataDocument[] = [
    { kind: 'object', name: 'task', label, plural: label, title: 'subject', reminder },
    field('subject', 'text'),
    field('due_at', 'datetime'),
    field('day', 'date'),
    field('helper', 'user'),
  ];
  const settings = { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' } as const;
  return compileModel(
    documents.map((document) => ({ document, state: 'active' as const })),
    settings,
    1,
  );
}

function modelOf(reminder: NonNullable<ObjectDocument['reminder']>): Model {
  const result = compiled(reminder);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

function issuesOf(reminder: NonNullable<ObjectDocument['reminder']>) {
  const result = compiled(reminder);
  return result.ok ? [] : result.issues;
}

describe('the reminder of an object', () => {
  it('is for the owner, at the moment itself and in the morning, unless it says otherwise', () => {
    const { reminder } = modelOf({ at: 'day' }).objects.get('task') ?? {};
    expect(reminder).toMatchObject({ minutesBefore: 0, hour: 8, at: { name: 'day' }, person: { name: 'owner' } });
    expect(reminder?.when).toBeUndefined();
  });

  it('names a moment, a person and a condition that there are', () => {
    const pointers = issuesOf({ at: 'subject', person: 'day', when: 'subjekt == "x"' }).map(({ pointer }) => pointer);
    expect(pointers).toEqual(['/object/task/reminder/at', '/object/task/reminder/person', '/object/task/reminder/when']);
    expect(issuesOf({ at: 'gone' }).map(({ message }) => message)).toEqual(['"gone" is not a date or date-time field of this object.']);
  });

  it('counts as a use of its fields', () => {
    const model = modelOf({ at: 'due_at', person: 'helper', when: 'subject <> ""' });
    const places = (name: string) => whereUsed(model, 'task', name).map(({ path }) => path);
    expect(places('due_at')).toContain('/reminder/at');
    expect(places('helper')).toContain('/reminder/person');
    expect(places('subject')).toContain('/reminder/when');
  });
});
