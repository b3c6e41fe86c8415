import { describe, expect, it } from 'vitest';
import { createValidator } from './validator.ts';

const schema = {
  type: 'object' as const,
  properties: {
    name: { type: ['string', 'null'], maxLength: 5 },
    amount: { anyOf: [{ type: 'string', pattern: '^\\d+$' }, { type: 'number' }] },
    lines: { type: 'array', items: { type: 'object', properties: { quantity: { type: 'integer', minimum: 1 } }, required: ['quantity'] } },
  },
  required: ['name'],
};

const validator = createValidator({ toWrite: (values) => values, message: (keyword) => keyword });
const check = (values: Readonly<Record<string, unknown>>) =>
  validator.validateFormData(values, schema as never).errors.map((error) => [error.property, error.message]);

describe('createValidator', () => {
  it('accepts what the schema accepts', () => {
    expect(check({ name: 'Ánh', amount: '12', lines: [{ quantity: 1 }] })).toEqual([]);
  });
  it('puts a missing value beside its field', () => {
    expect(check({})).toEqual([['.name', 'required']]);
  });
  it('says once what no alternative accepts', () => {
    expect(check({ name: 'a', amount: 'x' })).toEqual([['.amount', 'format']]);
  });
  it('points into lines', () => {
    expect(check({ name: 'a', lines: [{ quantity: 1 }, { quantity: 0 }, {}] })).toEqual([
      ['.lines.1.quantity', 'minimum'],
      ['.lines.2.quantity', 'required'],
    ]);
  });
  it('names the keyword that failed', () => {
    expect(check({ name: 'too long' })).toEqual([['.name', 'maxLength']]);
  });
  it('nests errors as the form does', () => {
    expect(validator.validateFormData({ name: 'a', lines: [{}] }, schema as never).errorSchema).toEqual({
      lines: { 0: { quantity: { __errors: ['required'] } } },
    });
  });
});
