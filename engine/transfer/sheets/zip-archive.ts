import { createInflateRaw } from 'node:zlib';
import { importIssue } from '../import-issue.ts';
import { sheetLimits } from './sheet-limits.ts';

interface ZipEntry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedBytes: number;
  /** Where its local header stands. */
  readonly at: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const sliceBytes = 65_536;

function damaged(cause?: unknown): Error {
  return importIssue('bad_xlsx', 'The file begins as a spreadsheet but cannot be read: it is damaged or cut off.', cause);
}

/**
 * The parts of a zip file held in memory, unpacked piece by piece as they are read. What it unpacks to is counted over all reads, whatever
 * the archive says of itself. Throws import_failed for what is damaged, locked or unpacks without end.
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #unpackedBytes = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** The part in pieces; undefined where there is none of that name. */
  read(name: string): AsyncGenerator<Buffer> | undefined {
    const entry = this.#entries.get(name.replace(/^\//, ''));
    return entry && this.#unpack(entry);
  }

  async *#unpack(entry: ZipEntry): AsyncGenerator<Buffer> {
    if (entry.encrypted) throw importIssue('locked', 'The file is protected by a password. Save it without one and import that.');
    const packed = packedBytes(this.#bytes, entry);
    if (entry.method === 0) {
      for (let at = 0; at < packed.length; at += sliceBytes) yield this.#count(packed.subarray(at, at + sliceBytes), packed.length);
      return;
    }
    if (entry.method !== 8) throw damaged();
    const inflate = createInflateRaw({ chunkSize: sliceBytes });
    inflate.end(packed);
    try {
      for await (const piece of inflate) yield this.#count(piece, packed.length);
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged(error);
      throw error;
    } finally {
      inflate.destroy();
    }
  }

  #count(piece: Buffer, packed: number): Buffer {
    this.#unpackedBytes += piece.length;
    const bomb =
      this.#unpackedBytes > sheetLimits.suspiciousBytes &&
      this.#unpackedBytes > packed * sheetLimits.ratio &&
      this.#unpackedBytes > this.#bytes.length * sheetLimits.ratio;
    if (bomb || this.#unpackedBytes > sheetLimits.unpackedBytes)
      throw importIssue('too_large', 'The spreadsheet unpacks to more than can be read. Save it as CSV and import that.');
    return piece;
  }
}

function packedBytes(bytes: Buffer, { at, packedBytes: size }: ZipEntry): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localSignature) throw damaged();
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + size > bytes.length) throw damaged();
  return bytes.subarray(from, from + size);
}

/** The central directory is what counts: local headers may be forged to look like other files. */
function readDirectory(bytes: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endSignature) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > sheetLimits.parts) throw damaged();
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw damaged();
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    entries.set(bytes.toString('utf8', at + 46, at + 46 + name), {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packedBytes: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}
