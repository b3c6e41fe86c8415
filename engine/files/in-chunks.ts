import { AppError } from '../errors/app-error.ts';
import { type FileLimits, sizeIssue } from './file-limits.ts';

/** @NOTE where byte n of a stored file lies is worked out from this: it must never change. */
export const chunkBytes = 262_144;

/** Cuts content into chunks of 256 kB and stops at the size limit. Each chunk lies in the same memory: use it before asking for the next. */
export async function* inChunks(content: AsyncIterable<Uint8Array>, limits: FileLimits): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let filled = 0;
  let total = 0;
  for await (const piece of content) {
    total += piece.length;
    const issue = sizeIssue(total, limits);
    if (issue) throw new AppError('too_large', issue.message, { issues: [issue] });
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + chunkBytes - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === chunkBytes) {
        yield chunk;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}
