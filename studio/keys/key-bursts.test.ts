import { describe, expect, it } from 'vitest';
import { KeyBursts, KeySequence } from './key-bursts.ts';

describe('keys', () => {
  it('count when nothing follows them at once', () => {
    const bursts = new KeyBursts();
    bursts.press('c', 1_000);
    expect(bursts.settle(1_020)).toEqual([]);
    expect(bursts.settle(1_050)).toEqual(['c']);
    expect(bursts.settle(1_100)).toEqual([]);
  });

  it('count one after another when a quick person presses two', () => {
    const bursts = new KeyBursts();
    bursts.press('g', 1_000);
    bursts.press('h', 1_030);
    expect(bursts.settle(1_080)).toEqual(['g', 'h']);
  });

  it('count for nothing when a scanner types them, to the last', () => {
    const bursts = new KeyBursts();
    for (const [index, key] of [...'8935049c'].entries()) bursts.press(key, 1_000 + index * 12);
    expect(bursts.settle(1_200)).toEqual([]);
    bursts.press('c', 1_500);
    expect(bursts.settle(1_550)).toEqual(['c']);
  });
});

describe('sequences', () => {
  const bound = (name: string) => ['g h', 'c'].includes(name);
  const begins = (name: string) => name === 'g';

  it('are two keys within a second', () => {
    const sequence = new KeySequence();
    expect(sequence.take('g', 0, bound, begins)).toBeUndefined();
    expect(sequence.take('h', 900, bound, begins)).toBe('g h');
    expect(sequence.take('g', 2_000, bound, begins)).toBeUndefined();
    expect(sequence.take('h', 3_500, bound, begins)).toBeUndefined();
  });

  it('leave a key that ends none to itself', () => {
    const sequence = new KeySequence();
    sequence.take('g', 0, bound, begins);
    expect(sequence.take('c', 100, bound, begins)).toBe('c');
  });
});
