import { expect, it } from 'vitest';
import { uuidV7 } from './uuid-v7.ts';

const at = Date.UTC(2026, 4, 4);
const rising = (ids: readonly string[]): boolean => ids.every((id, index) => index === 0 || id > (ids[index - 1] as string));

it('rises within a millisecond, past what the sequence can count', () => {
  expect(rising(Array.from({ length: 10_000 }, () => uuidV7(at)))).toBe(true);
});

it('rises for a clock that stands, whatever is made at other times in between', () => {
  const ids = Array.from({ length: 200 }, (_, index) => {
    uuidV7(at + 86_400_000 + index);
    return uuidV7(at);
  });
  expect(rising(ids)).toBe(true);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
