import { describe, expect, it } from 'vitest';
import { chunkBytes, inChunks } from './in-chunks.ts';

async function* pieces(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let next = 0;
  for (const size of sizes) yield Uint8Array.from({ length: size }, () => next++ % 251);
}

async function collect(sizes: readonly number[], maxSizeBytes: number): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of inChunks(pieces(...sizes), { maxSizeBytes, accept: [] })) chunks.push(Buffer.from(chunk));
  return chunks;
}

describe('inChunks', () => {
  it('cuts pieces of any size into full chunks and a rest, in order', async () => {
    const chunks = await collect([1, chunkBytes, chunkBytes * 2 + 5], 10_000_000);
    expect(chunks.map((chunk) => chunk.length)).toEqual([chunkBytes, chunkBytes, chunkBytes, 6]);
    const whole = Buffer.concat(chunks);
    expect(whole.every((byte, at) => byte === at % 251)).toBe(true);
  });

  it('gives nothing for nothing', async () => {
    expect(await collect([], 10)).toEqual([]);
    expect(await collect([0], 10)).toEqual([]);
  });

  it('takes the limit to the byte and refuses one more', async () => {
    expect((await collect([6, 4], 10)).map((chunk) => chunk.length)).toEqual([10]);
    await expect(collect([6, 5], 10)).rejects.toMatchObject({ code: 'too_large', status: 413, issues: [{ code: 'file_too_large' }] });
  });
});
