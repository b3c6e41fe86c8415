import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { anyLinkField } from './any_link.ts';

const id = '019a2b3c-4d5e-7f60-8123-456789abcdef';
const field = sampleField('any_link', { objects: ['customer', 'deal'] });

describe('anyLinkField', () => {
  it('takes and answers object and id', () => {
    expect(anyLinkField.parse({ object: 'deal', id }, field, sampleContext)).toEqual({ ok: true, value: [id, 'deal'] });
    expect(anyLinkField.toWire([id, 'deal'], field)).toEqual({ object: 'deal', id });
    expect(anyLinkField.parse(null, field, sampleContext)).toEqual({ ok: true, value: [null, null] });
    expect(anyLinkField.toWire([null, null], field)).toBeNull();
  });

  it('takes a delete policy, but not to be cleared when it is required', () => {
    expect(anyLinkField.validateOptions(sampleField('any_link', { on_delete: 'cascade' }))).toEqual([]);
    expect(anyLinkField.validateOptions({ ...sampleField('any_link', { on_delete: 'clear' }), required: true })).toMatchObject([
      { pointer: '/options/on_delete', code: 'bad_option' },
    ]);
  });

  it('points at what is wrong', () => {
    expect(anyLinkField.parse({ object: 'order', id }, field, sampleContext)).toMatchObject({ issues: [{ pointer: '/object', code: 'unknown_object' }] });
    expect(anyLinkField.parse({ object: 'a"b', id }, sampleField('any_link'), sampleContext)).toMatchObject({ issues: [{ pointer: '/object' }] });
    expect(anyLinkField.parse({ object: 'deal', id: 'x' }, field, sampleContext)).toMatchObject({ issues: [{ pointer: '/id', code: 'expected_id' }] });
    expect(anyLinkField.parse({ object: 'deal' }, field, sampleContext)).toMatchObject({ issues: [{ pointer: '/id', code: 'value_required' }] });
    expect(anyLinkField.parse(id, field, sampleContext)).toMatchObject({ issues: [{ code: 'expected_object' }] });
  });

  it('imports object:id', () => {
    expect(anyLinkField.importText(`deal:${id}`, field, sampleContext)).toEqual({ ok: true, value: { object: 'deal', id } });
    expect(anyLinkField.importText(id, field, sampleContext)).toMatchObject({ issues: [{ code: 'expected_object' }] });
  });
});
