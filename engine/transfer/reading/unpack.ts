import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { importIssue } from '../import-issue.ts';
import { importLimits } from './limits.ts';

/** Whether the file is gzip. Throws import_failed for what only looks like a table: spreadsheets and other archives. */
export function isGzip(head: Uint8Array): boolean {
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4)
    throw importIssue('not_csv', 'This is a spreadsheet or a zip file. Save it as CSV and import that.');
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** The bytes of the file itself. A broken archive ends with import_failed, as does one that unpacks without end. */
export async function* unpack(bytes: AsyncIterable<Uint8Array>, gzip: boolean): AsyncGenerator<Uint8Array> {
  if (!gzip) return yield* bytes;
  const packed = Readable.from(bytes, { objectMode: true, highWaterMark: 2 });
  const unpacked = createGunzip({ chunkSize: 65_536 });
  packed.on('error', (error) => unpacked.destroy(error));
  packed.pipe(unpacked);
  let size = 0;
  try {
    for await (const piece of unpacked) {
      size += piece.length;
      if (size > importLimits.unpackedBytes) throw importIssue('too_large', 'The archive unpacks to more than 8 GB.');
      yield piece;
    }
  } catch (error) {
    if (isZlibError(error)) throw importIssue('bad_gzip', 'The file begins as a gzip archive but cannot be unpacked: it is damaged or cut off.', error);
    throw error;
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
