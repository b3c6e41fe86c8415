import { describe, expect, it } from 'vitest';
import { normalizeText } from './text-value.ts';

function text(input: unknown, maxLength = 255, breaks: 'fold' | 'keep' = 'fold'): unknown {
  const result = normalizeText(input, maxLength, breaks);
  return result.ok ? result.value : result.issues.map((issue) => issue.code).join();
}

describe('normalizeText', () => {
  it('composes decomposed Vietnamese', () => {
    expect(text('Nguyê\u0303n Thi\u0323 A\u0301nh')).toBe('Nguyễn Thị Ánh');
  });

  it('trims all kinds of spaces and gives null for nothing', () => {
    expect(text('\u00a0\u3000 a b \t\n')).toBe('a b');
    expect(text('')).toBeNull();
    expect(text(' \u200b\ufeff ')).toBeNull();
    expect(text(null)).toBeNull();
  });

  it('removes zero-width characters', () => {
    expect(text('\ufeffan\u200bh\u200c \u2060em\u200d')).toBe('anh em');
  });

  it('keeps the joiner of emoji sequences and removes stray ones', () => {
    expect(text('👩‍👧 👩🏽‍🚀 🏳️‍🌈')).toBe('👩‍👧 👩🏽‍🚀 🏳️‍🌈');
    expect(text('👩\u200d')).toBe('👩');
    expect(text('a\u200d👩')).toBe('a👩');
    expect(text('👩\u200d\u200b👧')).toBe('👩👧');
  });

  it('folds line breaks into one space or keeps them as LF', () => {
    expect(text('một\r\n\r\nhai\u2028ba\vbốn')).toBe('một hai ba bốn');
    expect(text('một\r\nhai\rba\n\nbốn', 255, 'keep')).toBe('một\nhai\nba\n\nbốn');
  });

  it('refuses what PostgreSQL cannot store', () => {
    expect(text('a\u0000b')).toBe('bad_characters');
    expect(text('a\ud83d')).toBe('bad_characters');
    expect(text('\udc69\ud83d')).toBe('bad_characters');
    expect(text('👩')).toBe('👩');
  });

  it('counts code points after normalising', () => {
    expect(text('👩👩👩', 3)).toBe('👩👩👩');
    expect(text('👩👩👩', 2)).toBe('too_long');
    expect(text(`  ${'e\u0301'.repeat(10)}  `, 10)).toBe('é'.repeat(10));
    expect(text('abcd', 3)).toBe('too_long');
  });

  it('refuses other types', () => {
    expect(text(5)).toBe('expected_text');
    expect(text(['a'])).toBe('expected_text');
  });
});
