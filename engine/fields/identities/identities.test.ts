import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { identitiesField } from './identities.ts';

const field = sampleField('identities', { channels: ['phone', 'email', 'zalo'] });

describe('identitiesField', () => {
  it('stores rows with the normal form of each value', () => {
    const input = [
      { channel: 'phone', value: '090 123 4567' },
      { channel: 'email', value: 'Lan@Shop.VN' },
      { channel: 'zalo', value: ' Lan Ánh ' },
    ];
    const stored = '[["phone","090 123 4567","+84901234567",0],["email","Lan@Shop.VN","lan@shop.vn",1],["zalo","Lan Ánh","lan anh",2]]';
    expect(identitiesField.parse(input, field, sampleContext)).toEqual({ ok: true, value: [stored] });
    expect(identitiesField.toWire([stored], field)).toEqual([
      { channel: 'phone', value: '090 123 4567', normal: '+84901234567' },
      { channel: 'email', value: 'Lan@Shop.VN', normal: 'lan@shop.vn' },
      { channel: 'zalo', value: 'Lan Ánh', normal: 'lan anh' },
    ]);
  });

  it('keeps the same identity once', () => {
    const input = [
      { channel: 'phone', value: '0901234567' },
      { channel: 'phone', value: '+84 901 234 567' },
    ];
    expect(identitiesField.parse(input, field, sampleContext)).toEqual({ ok: true, value: ['[["phone","0901234567","+84901234567",0]]'] });
  });

  it('points at what is wrong', () => {
    const input = [{ channel: 'fax', value: '1' }, { channel: 'zalo' }, { value: 'x' }, 'zalo'];
    expect(identitiesField.parse(input, field, sampleContext)).toMatchObject({
      ok: false,
      issues: [
        { pointer: '/0/channel', code: 'unknown_channel' },
        { pointer: '/1/value', code: 'value_required' },
        { pointer: '/2/channel', code: 'value_required' },
        { pointer: '/3', code: 'expected_object' },
      ],
    });
  });

  it('imports and clears', () => {
    expect(identitiesField.importText('phone: 0901234567; zalo:lan', field, sampleContext)).toEqual({
      ok: true,
      value: [
        { channel: 'phone', value: '0901234567' },
        { channel: 'zalo', value: 'lan' },
      ],
    });
    expect(identitiesField.parse([], field, sampleContext)).toEqual({ ok: true, value: ['[]'] });
    expect(identitiesField.toWire([null], field)).toEqual([]);
  });
});
