import { describe, expect, it } from 'vitest';
import { demoId } from './demo-id.ts';
import { Random } from './random.ts';
import { Weighted, weightedKeys } from './weighted.ts';

describe('Random', () => {
  it('gives the same numbers for the same seed and stream', () => {
    expect(Array.from({ length: 3 }, () => new Random(7, 3).uint32())).toEqual([382179217, 382179217, 382179217]);
    expect(new Random(7, 3).uint32()).not.toBe(new Random(7, 4).uint32());
    expect(new Random(7, 3).uint32()).not.toBe(new Random(8, 3).uint32());
  });

  it('is spread evenly', () => {
    const random = new Random(1);
    const numbers = Array.from({ length: 50_000 }, () => random.next());
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.495);
    expect(mean).toBeLessThan(0.505);
    expect(new Set(Array.from({ length: 200 }, () => random.int(3, 7)))).toEqual(new Set([3, 4, 5, 6, 7]));
  });
});

describe('Weighted', () => {
  it('picks in proportion to the weights', () => {
    const random = new Random(2);
    const coin = weightedKeys({ rare: 1, often: 3, never: 0 });
    const drawn = Array.from({ length: 40_000 }, () => coin.pick(random));
    const rare = drawn.filter((key) => key === 'rare').length;
    expect(rare).toBeGreaterThan(9_600);
    expect(rare).toBeLessThan(10_400);
    expect(drawn).not.toContain('never');
  });

  it('refuses to pick from nothing', () => {
    expect(() => new Weighted([], () => 1).pick(new Random(1))).toThrow(RangeError);
  });
});

describe('demoId', () => {
  it('is a uuid of version 7 that begins with its time', () => {
    const id = demoId(Date.parse('2026-11-22T03:00:00.000Z'), new Random(1));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-22T03:00:00.000Z'));
  });
});
