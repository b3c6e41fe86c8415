import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { tagsField } from './tags.ts';

const field = sampleField('tags');

describe('tagsField', () => {
  it('keeps each tag once, as first written', () => {
    expect(tagsField.parse([' Khách quý ', 'khach quy', 'VIP', 'vip', ''], field, sampleContext)).toEqual({ ok: true, value: [['Khách quý', 'VIP']] });
    expect(tagsField.parse([''], field, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(tagsField.toWire([['VIP']], field)).toEqual(['VIP']);
  });

  it('holds 50 tags of 60 characters', () => {
    expect(
      tagsField.parse(
        Array.from({ length: 50 }, (_, i) => `t${i}`),
        field,
        sampleContext,
      ).ok,
    ).toBe(true);
    expect(
      tagsField.parse(
        Array.from({ length: 51 }, (_, i) => `t${i}`),
        field,
        sampleContext,
      ),
    ).toMatchObject({ issues: [{ code: 'too_many' }] });
    expect(tagsField.parse(['a', 'b'.repeat(61)], field, sampleContext)).toMatchObject({ issues: [{ pointer: '/1', code: 'too_long' }] });
    expect(tagsField.parse(['a', 5], field, sampleContext)).toMatchObject({ issues: [{ pointer: '/1', code: 'expected_text' }] });
    expect(tagsField.parse('a', field, sampleContext)).toMatchObject({ issues: [{ code: 'expected_list' }] });
  });

  it('imports lists in one cell', () => {
    expect(tagsField.importText('VIP, quà tết', field, sampleContext)).toEqual({ ok: true, value: ['VIP', 'quà tết'] });
    expect(tagsField.importText('a, b; c', field, sampleContext)).toEqual({ ok: true, value: ['a, b', 'c'] });
    expect(tagsField.importText('', field, sampleContext)).toEqual({ ok: true, value: null });
  });
});
