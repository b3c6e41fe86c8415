import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(10 * 512);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/** A UUID version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit sequence so that ids of one process rise, 62 random bits. */
export function uuidV7(atMs: number = Date.now()): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const ms = Math.trunc(atMs);
  sequence = ms === lastMs ? sequence + 1 : resumed(ms, pool.readUInt16BE(used) & 0x7ff);
  lastMs = ms;
  const random = pool.toString('hex', used + 2, used + 10);
  used += 10;
  // More than the sequence can count run ahead of the clock.
  const time = (ms + (sequence >> 12)).toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(random[0] as string, 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${(sequence & 0xfff).toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4, 16)}`;
}

/** Some moments ago; whoever comes back to one, as an injected clock that stands does, goes on where it was left. */
const recent = new Map<number, number>();
const mostRecent = 8;

function resumed(ms: number, start: number): number {
  recent.delete(lastMs);
  recent.set(lastMs, sequence);
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value as number);
  const known = recent.get(ms);
  return known === undefined ? start : known + 1;
}
