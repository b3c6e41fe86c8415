import { describe, expect, it } from 'vitest';
import { fileField } from '../file/file.ts';
import { sampleContext, sampleField } from '../sample-field.ts';
import { userField } from '../user/user.ts';
import { linkField } from './link.ts';

const id = '019a2b3c-4d5e-7f60-8123-456789abcdef';
const field = sampleField('link', { object: 'customer' });

describe.each([
  ['link', linkField, field],
  ['user', userField, sampleField('user')],
  ['file', fileField, sampleField('file')],
] as const)('%s references', (_, type, document) => {
  it('take an id or an object with one', () => {
    expect(type.parse(id.toUpperCase(), document, sampleContext)).toEqual({ ok: true, value: [id] });
    expect(type.parse({ id, name: 'ignored' }, document, sampleContext)).toEqual({ ok: true, value: [id] });
    expect(type.parse({ id: null }, document, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(type.parse('', document, sampleContext)).toEqual({ ok: true, value: [null] });
  });

  it('answer an object with the id', () => {
    expect(type.toWire([id], document)).toEqual({ id });
    expect(type.toWire([null], document)).toBeNull();
  });

  it('refuse what is no id', () => {
    expect(type.parse('42', document, sampleContext)).toMatchObject({ ok: false, issues: [{ pointer: '', code: 'expected_id' }] });
    expect(type.parse({ id: '42' }, document, sampleContext)).toMatchObject({ ok: false, issues: [{ pointer: '/id', code: 'expected_id' }] });
    expect(type.parse({}, document, sampleContext).ok).toBe(false);
    expect(type.parse([id], document, sampleContext).ok).toBe(false);
    expect(type.parse(`${id}0`, document, sampleContext).ok).toBe(false);
  });
});

describe('linkField', () => {
  it('imports ids', () => {
    expect(linkField.importText(` ${id} `, field, sampleContext)).toEqual({ ok: true, value: { id } });
    expect(linkField.importText('Công ty A', field, sampleContext)).toMatchObject({ issues: [{ code: 'expected_id' }] });
  });

  it('needs an object', () => {
    expect(linkField.validateOptions(sampleField('link'))).toMatchObject([{ pointer: '/options/object', code: 'missing_option' }]);
    expect(linkField.validateOptions(sampleField('link', { object: 'customer', on_delete: 'clear', filter: 'active == true' }))).toEqual([]);
  });

  it('cannot be cleared when it is required', () => {
    const policy = (on_delete: 'clear' | 'cascade') => ({ ...sampleField('link', { object: 'customer', on_delete }), required: true });
    expect(linkField.validateOptions(policy('clear'))).toMatchObject([{ pointer: '/options/on_delete', code: 'bad_option' }]);
    expect(linkField.validateOptions(policy('cascade'))).toEqual([]);
  });

  it('shows the name that came along, else the id', () => {
    expect(linkField.format({ id, name: 'Lan' }, field, 'vi')).toBe('Lan');
    expect(linkField.format({ id }, field, 'vi')).toBe(id);
    expect(linkField.format(null, field, 'vi')).toBe('');
  });
});
