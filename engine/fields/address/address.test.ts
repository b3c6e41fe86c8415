import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { addressField } from './address.ts';

const field = sampleField('address');

describe('addressField', () => {
  it('takes a text', () => {
    expect(addressField.parse('12 Lê Lợi, Quận 1', field, sampleContext)).toEqual({
      ok: true,
      value: ['12 Lê Lợi, Quận 1', null, null, null, null, null, null],
    });
    expect(addressField.parse('', field, sampleContext)).toEqual({ ok: true, value: [null, null, null, null, null, null, null] });
  });

  it('makes the text from the parts', () => {
    const parts = { street: '12 Lê Lợi', ward: 'Bến Nghé', province: 'TP. Hồ Chí Minh' };
    expect(addressField.parse(parts, field, sampleContext)).toEqual({
      ok: true,
      value: ['12 Lê Lợi, Bến Nghé, TP. Hồ Chí Minh', '12 Lê Lợi', 'Bến Nghé', null, 'TP. Hồ Chí Minh', null, null],
    });
    expect(addressField.parse({ text: 'như cũ', ward: 'Bến Nghé' }, field, sampleContext)).toMatchObject({
      ok: true,
      value: ['như cũ', null, 'Bến Nghé', null, null, null, null],
    });
  });

  it('round-trips its own answer', () => {
    const stored = ['12 Lê Lợi', '12 Lê Lợi', null, null, null, 'VN', '700000'];
    const wire = addressField.toWire(stored, field);
    expect(wire).toEqual({ text: '12 Lê Lợi', street: '12 Lê Lợi', ward: null, district: null, province: null, country: 'VN', postal_code: '700000' });
    expect(addressField.parse(wire, field, sampleContext)).toEqual({ ok: true, value: stored });
  });

  it('has a column and a member for each part', () => {
    expect(addressField.columns(field).map((column) => column.suffix)).toEqual([
      '',
      '__street',
      '__ward',
      '__district',
      '__province',
      '__country',
      '__postal_code',
    ]);
    expect(addressField.expression?.(field).members?.postal_code).toEqual({ type: 'text', suffix: '__postal_code' });
  });

  it('points at what is wrong', () => {
    expect(addressField.parse({ street: 5, postal_code: '1'.repeat(21) }, field, sampleContext)).toMatchObject({
      issues: [
        { pointer: '/street', code: 'expected_text' },
        { pointer: '/postal_code', code: 'too_long' },
      ],
    });
  });
});
