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
  if (atMs === lastMs) sequence = (sequence + 1) & 0xfff;
  else {
    lastMs = atMs;
    sequence = pool.readUInt16BE(used) & 0x7ff;
  }
  const random = pool.toString('hex', used + 2, used + 10);
  used += 10;
  const time = Math.trunc(atMs).toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(random[0] as string, 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4, 16)}`;
}
