import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { fieldType, fieldTypes } from './registry.ts';
import { sampleContext, sampleField } from './sample-field.ts';

const id = '019a2b3c-4d5e-7f60-8123-456789abcdef';
const choices = [{ key: 'a', label: { en: 'A', vi: 'A' } }];

/** A document, a wire value that is accepted, and one that is not, for each type that takes values. */
const samples: readonly (readonly [FieldDocument, unknown, unknown])[] = [
  [sampleField('text'), 'a', 5],
  [sampleField('long_text'), 'a\nb', 5],
  [sampleField('email'), 'a@b.vn', 5],
  [sampleField('phone'), '0901234567', 5],
  [sampleField('url'), 'https://a.vn', 5],
  [sampleField('integer', { minimum: 0 }), 5, 1.5],
  [sampleField('decimal', { scale: 2 }), '2.5', true],
  [sampleField('money'), { amount: '2.5', currency: 'GBP' }, { currency: 'GBP' }],
  [sampleField('percent'), '0.125', true],
  [sampleField('boolean'), true, 'true'],
  [sampleField('date', { year_optional: true }), '--11-22', '22/11/2026'],
  [sampleField('datetime'), '2026-11-22T02:14:00.000Z', '22/11/2026'],
  [sampleField('choice', { choices }), 'a', 'b'],
  [sampleField('multi_choice', { choices }), ['a'], ['b']],
  [sampleField('tags'), ['a'], 'a'],
  [sampleField('person_name'), { full: 'Lê Lan', given: 'Lan', form: null }, { given: 'Lan' }],
  [sampleField('address'), { text: 'x', street: null, ward: null, district: null, province: null, country: null, postal_code: null }, { street: 5 }],
  [sampleField('link', { object: 'customer' }), { id }, 'x'],
  [sampleField('links', { object: 'customer' }), [{ id }], ['x']],
  [sampleField('lines', { object: 'line', link: 'order' }), [{ a: 1 }], [1]],
  [sampleField('any_link'), { object: 'customer', id }, id],
  [sampleField('user'), { id }, 'x'],
  [sampleField('file'), { id }, 'x'],
  [sampleField('identities', { channels: ['zalo'] }), [{ channel: 'zalo', value: 'a', normal: 'a' }], [{ channel: 'fax', value: 'a' }]],
  [sampleField('external_keys'), [{ source: 'pos', key: '1' }], [{ source: 'pos' }]],
];

const computed = [
  sampleField('auto_number', { pattern: '{000}' }),
  sampleField('formula', { expression: '1', result: 'money' }),
  sampleField('roll_up', { object: 'order', link: 'customer', function: 'count' }),
];

const ajv = new Ajv2020({ strict: true, formats: { uuid: true, date: true, 'date-time': true } });

describe('fieldTypes', () => {
  it('has every type under its name', () => {
    expect([...samples.map(([field]) => field.type), ...computed.map((field) => field.type)].sort()).toEqual([...fieldTypes.keys()].sort());
    for (const [name, type] of fieldTypes) expect(type.type).toBe(name);
  });

  it('throws for an unknown type', () => {
    expect(() => fieldType('blob')).toThrow('unknown field type: blob');
    expect(fieldType('text').type).toBe('text');
  });
});

describe.each(samples.map((sample) => [sample[0].type, ...sample] as const))('%s', (name, field, good, bad) => {
  const type = fieldType(name);

  it('has options without issues and refuses those of others', () => {
    expect(type.validateOptions(field)).toEqual([]);
    const strange = { ...field, options: { ...field.options, pattern: '{000}' } };
    expect(type.validateOptions(strange)).toMatchObject([{ pointer: '/options/pattern', code: 'unknown_option' }]);
  });

  it('has an input schema that agrees with parse', () => {
    const validate = ajv.compile(type.inputSchema(field));
    expect([validate(good), type.parse(good, field, sampleContext).ok]).toEqual([true, true]);
    expect([validate(null), type.parse(null, field, sampleContext).ok]).toEqual([true, true]);
    expect([validate(bad), type.parse(bad, field, sampleContext).ok]).toEqual([false, false]);
  });

  it.skipIf(name === 'lines')('answers what it accepts, by its output schema', () => {
    const stored = type.parse(good, field, sampleContext);
    const wire = stored.ok ? type.toWire(stored.value, field) : undefined;
    expect(ajv.compile(type.outputSchema(field))(wire)).toBe(true);
    expect(type.parse(wire, field, sampleContext)).toEqual(stored);
  });

  it('has a column for each stored value', () => {
    const stored = type.parse(good, field, sampleContext);
    const columns = name === 'lines' ? 0 : type.sideTable ? 1 : type.columns(field).length;
    expect(stored.ok && stored.value.length).toBe(columns);
  });

  it('imports an empty cell as null', () => {
    expect(type.importText('', field, sampleContext)).toEqual({ ok: true, value: null });
    expect(type.importText('  ', field, sampleContext)).toEqual({ ok: true, value: null });
  });
});

describe.each(computed.map((field) => [field.type, field] as const))('%s', (name, field) => {
  const type = fieldType(name);

  it('accepts no value', () => {
    expect(type.computed).toBe(true);
    expect(type.validateOptions(field)).toEqual([]);
    expect(ajv.compile(type.inputSchema(field))('x')).toBe(false);
    expect(ajv.compile(type.outputSchema(field))(null)).toBe(true);
  });
});
