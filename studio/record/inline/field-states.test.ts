import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../api/metadata.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import { editableFields, neededNames } from './field-states.ts';

const label = { en: 'x', vi: 'x' };
const field = (name: string, rest: Partial<ClientField> = {}): ClientField => ({
  name,
  type: 'text',
  label,
  sortable: true,
  filterable: true,
  groupable: true,
  read_only: false,
  system: false,
  options: {},
  operators: [],
  ...rest,
});
const stage = field('stage', {
  type: 'choice',
  options: {
    choices: [
      { key: 'open', label },
      { key: 'sent', label, requires: ['code', 'sent_on'] },
    ],
  },
});
// @NOTE nothing else of an object is read here.
const object = {
  name: 'parcel',
  fields: [stage, field('code'), field('sent_on'), field('reason'), field('goods', { type: 'lines' })],
  can: { update: true },
} as unknown as ClientObject;
const conditions = (values: Readonly<Record<string, unknown>>) => ({ hidden: [], readOnly: [], required: values.late === true ? ['reason'] : [] });
const needed = (record: object, changes: object) => neededNames(object, conditions, record as Record<string, unknown>, changes as Record<string, unknown>);

describe('what a change needs beside it', () => {
  it('is what becomes required with it and is empty', () => {
    expect(needed({ reason: null }, { late: true })).toEqual(['reason']);
    expect(needed({ reason: 'rain' }, { late: true })).toEqual([]);
    expect(needed({ reason: null }, { late: false })).toEqual([]);
  });

  it('is not what was missing before: that hinders no other edit', () => {
    expect(needed({ late: true, reason: null }, { code: 'A1' })).toEqual([]);
  });

  it('is what the stage requires that is entered, also where it was not loaded', () => {
    expect(needed({ stage: 'open', code: 'A1' }, { stage: 'sent' })).toEqual(['sent_on']);
    expect(needed({ stage: 'sent', code: 'A1' }, { reason: 'x' })).toEqual([]);
  });
});

describe('what may be asked for', () => {
  // @NOTE the ui is not read here.
  const definition = { schema: { properties: { stage: {}, code: {}, reason: {}, goods: {} } }, ui: {} } as unknown as FormDefinition;
  const states = editableFields(object, definition, { id: '1', code: 'A1', _masked: ['reason'] }, ['code']);

  it('is what the person may write and sees, whether the page shows it or not', () => {
    expect(states.askable('stage')?.name).toBe('stage');
    expect(states.askable('sent_on')).toBeUndefined();
    expect(states.askable('reason')).toBeUndefined();
    expect(states.askable('goods')).toBeUndefined();
    expect(states.askable('nothing')).toBeUndefined();
  });

  it('is edited in place only where it is on the page and not closed by a condition', () => {
    expect(states.editable(stage)).toBeUndefined();
    expect(states.editable(field('code'))).toBeUndefined();
    expect(editableFields(object, definition, { id: '1', code: 'A1' }, []).editable(field('code'))?.name).toBe('code');
  });
});
