import type { Random } from './random.ts';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').slice(-digits);

/** A uuid in the form of version 7: 48 bits of time (milliseconds), the rest from the generator, so that the same seed gives the same ids. */
export function demoId(atMs: number, random: Random): string {
  const time = hex(Math.floor(atMs), 12);
  const middle = random.uint32();
  const variant = 0x8000 | (random.uint32() & 0x3fff);
  const tail = hex(random.uint32(), 8) + hex(random.uint32(), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(middle & 0xfff, 3)}-${hex(variant, 4)}-${tail}`;
}
