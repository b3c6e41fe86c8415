import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { choiceField } from './choice.ts';

const field = sampleField('choice', {
  choices: [
    { key: 'new', label: { en: 'New', vi: 'Mới' } },
    { key: 'won', label: { en: 'Won', vi: 'Đã chốt' } },
    { key: 'old', label: { en: 'Old', vi: 'Cũ' }, active: false },
  ],
});

describe('choiceField', () => {
  it('takes keys only', () => {
    expect(choiceField.parse('won', field, sampleContext)).toEqual({ ok: true, value: ['won'] });
    expect(choiceField.parse('', field, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(choiceField.parse('Won', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'unknown_choice' }] });
    expect(choiceField.parse('constructor', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'unknown_choice' }] });
    expect(choiceField.parse(1, field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_text' }] });
  });

  it('shows but does not accept what is no longer offered', () => {
    expect(choiceField.parse('old', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'inactive_choice' }] });
    expect(choiceField.toWire(['old'], field)).toBe('old');
    expect(choiceField.format('old', field, 'vi')).toBe('Cũ');
    expect(choiceField.format('gone', field, 'vi')).toBe('gone');
  });

  it.each(['won', 'WON', 'Đã chốt', 'da chot', ' ĐÃ CHỐT '])('imports %j', (text) => {
    expect(choiceField.importText(text, field, sampleContext)).toEqual({ ok: true, value: 'won' });
  });

  it('does not import other texts', () => {
    expect(choiceField.importText('chốt rồi', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'unknown_choice' }] });
    expect(choiceField.importText('', field, sampleContext)).toEqual({ ok: true, value: null });
  });

  it('needs choices with keys of their own', () => {
    const label = { en: 'A', vi: 'A' };
    expect(choiceField.validateOptions(field)).toEqual([]);
    expect(choiceField.validateOptions(sampleField('choice'))).toMatchObject([{ pointer: '/options/choices', code: 'missing_option' }]);
    expect(choiceField.validateOptions(sampleField('choice', { choices: [] }))).toMatchObject([{ pointer: '/options/choices', code: 'bad_option' }]);
    const twice = sampleField('choice', {
      choices: [
        { key: 'a', label },
        { key: 'a', label },
      ],
    });
    expect(choiceField.validateOptions(twice)).toMatchObject([{ pointer: '/options/choices/1/key', code: 'duplicate_entry' }]);
  });
});
