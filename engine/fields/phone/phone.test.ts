import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { phoneField } from './phone.ts';
import { e164 } from './phone-number.ts';

const field = sampleField('phone');

describe('e164', () => {
  it.each([
    ['0901234567', '+84901234567'],
    ['+84 90 123 45 67', '+84901234567'],
    ['84901234567', '+84901234567'],
    ['(090) 123-4567', '+84901234567'],
    ['090.123.4567', '+84901234567'],
    ['01201234567', '+84701234567'],
    ['01211234567', '+84791234567'],
    ['01221234567', '+84771234567'],
    ['01261234567', '+84761234567'],
    ['01281234567', '+84781234567'],
    ['01231234567', '+84831234567'],
    ['01241234567', '+84841234567'],
    ['01251234567', '+84851234567'],
    ['01271234567', '+84811234567'],
    ['01291234567', '+84821234567'],
    ['01621234567', '+84321234567'],
    ['+841691234567', '+84391234567'],
    ['01861234567', '+84561234567'],
    ['01881234567', '+84581234567'],
    ['01991234567', '+84591234567'],
    ['028 3822 1234', '+842838221234'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('reads %j as %s', (raw, expected) => {
    expect(e164(raw)).toBe(expected);
  });

  it.each(['113', 'gọi chị Lan', '090123456', '', '0201'])('finds no number in %j', (raw) => {
    expect(e164(raw)).toBeNull();
  });

  it('reads national numbers of the default country', () => {
    expect(e164('020 7946 0958', 'GB')).toBe('+442079460958');
    expect(e164('0901234567', 'GB')).not.toBe('+84901234567');
    expect(e164('+84901234567', 'GB')).toBe('+84901234567');
  });
});

describe('phoneField', () => {
  it('stores the number and what was written', () => {
    expect(phoneField.parse('090 123 4567', field, sampleContext)).toEqual({ ok: true, value: ['+84901234567', '090 123 4567'] });
    expect(phoneField.parse({ raw: '0901234567' }, field, sampleContext)).toEqual({ ok: true, value: ['+84901234567', '0901234567'] });
    expect(phoneField.parse({ number: '+84901234567', raw: null }, field, sampleContext)).toEqual({ ok: true, value: ['+84901234567', '+84901234567'] });
    expect(phoneField.parse('', field, sampleContext)).toEqual({ ok: true, value: [null, null] });
  });

  it('keeps what is no number', () => {
    expect(phoneField.parse('số của mẹ', field, sampleContext)).toEqual({ ok: true, value: [null, 'số của mẹ'] });
    expect(phoneField.toWire([null, 'số của mẹ'], field)).toEqual({ number: null, raw: 'số của mẹ' });
    expect(phoneField.toWire([null, null], field)).toBeNull();
  });

  it('round-trips its own answer', () => {
    const wire = phoneField.toWire(['+84901234567', '0901 234567'], field);
    expect(wire).toEqual({ number: '+84901234567', raw: '0901 234567' });
    expect(phoneField.parse(wire, field, sampleContext)).toEqual({ ok: true, value: ['+84901234567', '0901 234567'] });
  });

  it('refuses other types and long texts', () => {
    expect(phoneField.parse(901234567, field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_text' }] });
    expect(phoneField.parse('1'.repeat(61), field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'too_long' }] });
  });

  it('shows digits in groups', () => {
    expect(phoneField.format({ number: '+84901234567', raw: '' }, field, 'vi')).toBe('0901 234 567');
    expect(phoneField.format({ number: '+842838221234', raw: '' }, field, 'vi')).toBe('028 3822 1234');
    expect(phoneField.format({ number: '+442079460958', raw: '' }, field, 'vi')).toBe('+44 20 7946 0958');
    expect(phoneField.format({ number: null, raw: 'số của mẹ' }, field, 'vi')).toBe('số của mẹ');
  });

  it('imports cells with the apostrophe of a spreadsheet', () => {
    expect(phoneField.importText("'0901234567", field, sampleContext)).toEqual({ ok: true, value: { raw: '0901234567' } });
    expect(phoneField.importText('', field, sampleContext)).toEqual({ ok: true, value: null });
  });

  it('checks the country', () => {
    expect(phoneField.validateOptions(sampleField('phone', { country: 'ZZ' }))).toMatchObject([{ pointer: '/options/country' }]);
    expect(phoneField.validateOptions(sampleField('phone', { country: 'GB' }))).toEqual([]);
  });
});
