import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { multiChoiceField } from './multi_choice.ts';

const field = sampleField('multi_choice', {
  choices: [
    { key: 'rose', label: { en: 'Rose', vi: 'Hoa hồng' } },
    { key: 'lily', label: { en: 'Lily, white', vi: 'Hoa ly' } },
    { key: 'old', label: { en: 'Old', vi: 'Cũ' }, active: false },
  ],
});

describe('multiChoiceField', () => {
  it('stores each key once in the order of the choices', () => {
    expect(multiChoiceField.parse(['lily', 'rose', 'lily'], field, sampleContext)).toEqual({ ok: true, value: [['rose', 'lily']] });
    expect(multiChoiceField.parse([], field, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(multiChoiceField.toWire([['rose']], field)).toEqual(['rose']);
  });

  it('points at each wrong entry', () => {
    expect(multiChoiceField.parse(['rose', 'x', 'old'], field, sampleContext)).toMatchObject({
      ok: false,
      issues: [
        { pointer: '/1', code: 'unknown_choice' },
        { pointer: '/2', code: 'inactive_choice' },
      ],
    });
    expect(multiChoiceField.parse('rose', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_list' }] });
  });

  it('imports labels in one cell', () => {
    expect(multiChoiceField.importText('hoa hong; Hoa ly', field, sampleContext)).toEqual({ ok: true, value: ['rose', 'lily'] });
    expect(multiChoiceField.importText('Lily, white', field, sampleContext)).toEqual({ ok: true, value: ['lily'] });
    expect(multiChoiceField.importText('rose, tulip', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'unknown_choice' }] });
  });

  it('shows labels', () => {
    expect(multiChoiceField.format(['rose', 'lily'], field, 'vi')).toBe('Hoa hồng, Hoa ly');
  });
});
