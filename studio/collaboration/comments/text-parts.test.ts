import { describe, expect, it } from 'vitest';
import { mentionAt, textParts } from './text-parts.ts';

const told = (text: string, ...names: string[]) => textParts(text, names).map(({ kind, text: part }) => `${kind}: ${part}`);

describe('a comment', () => {
  it('is text, links and people', () => {
    expect(told('@Mai Nguyễn xem https://vd.vn/a?b=1. Cảm ơn', 'Mai Nguyễn')).toEqual([
      'mention: @Mai Nguyễn',
      'text:  xem ',
      'link: https://vd.vn/a?b=1',
      'text: . Cảm ơn',
    ]);
  });

  it('marks the longer of two names, and nobody who was not addressed', () => {
    expect(told('@Mai Nguyễn và @Lan', 'Mai', 'Mai Nguyễn')).toEqual(['mention: @Mai Nguyễn', 'text:  và @Lan']);
  });

  it('has no link that runs a script', () => {
    expect(told('javascript:alert(1) data:text/html,x')).toEqual(['text: javascript:alert(1) data:text/html,x']);
  });
});

describe('who is being addressed', () => {
  it('is what stands between an @ and the caret, of up to three words', () => {
    expect(mentionAt('Nhờ @mai ng', 11)).toEqual({ from: 4, search: 'mai ng' });
    expect(mentionAt('@', 1)).toEqual({ from: 0, search: '' });
    expect(mentionAt('@Nguyễn Thị Ánh', 15)).toEqual({ from: 0, search: 'Nguyễn Thị Ánh' });
  });

  it('is nobody in an e-mail address, behind a full stop, or before the @', () => {
    expect(mentionAt('lan@shop', 8)).toBeUndefined();
    expect(mentionAt('@mai. Xong', 10)).toBeUndefined();
    expect(mentionAt('x @mai', 1)).toBeUndefined();
  });
});
