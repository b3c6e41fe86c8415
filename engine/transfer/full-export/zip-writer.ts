import { crc32, createDeflateRaw } from 'node:zlib';

/** Takes the bytes of an archive; resolves when more can be taken. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const most32 = 0xffffffff;
const most16 = 0xffff;
// Names are UTF-8; sizes follow the bytes.
const flags = 0x0808;
const deflated = 8;
const version = 45;

/**
 * Writes a zip archive piece by piece, holding no more than the list of its entries (APPNOTE.TXT 6.3: deflate, data descriptors, Zip64 where the
 * archive passes 4 GB or 65,535 entries). One entry is at most 4 GB, packed and unpacked.
 */
export class ZipWriter {
  readonly #sink: ByteSink;
  readonly #time: Buffer;
  readonly #entries: Entry[] = [];
  #offset = 0;

  constructor(sink: ByteSink, at: Date) {
    this.#sink = sink;
    this.#time = dosTime(at);
  }

  /** Adds a file; a slash in the name makes folders. Throws RangeError beyond 4 GB. */
  async add(path: string, content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<void> {
    const name = Buffer.from(path, 'utf8');
    const offset = this.#offset;
    await this.#write(Buffer.concat([this.#head(0x04034b50, [version]), numbers(2, [name.length, 0]), name]));
    let [crc, size, packed] = [0, 0, 0];
    const packer = createDeflateRaw();
    const feed = async (): Promise<void> => {
      for await (const piece of content) {
        const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
        crc = crc32(bytes, crc);
        size += bytes.length;
        if (!packer.write(bytes)) await new Promise<void>((resolve) => packer.once('drain', resolve));
      }
      packer.end();
    };
    const fed = feed().catch((error: unknown) => {
      packer.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    for await (const bytes of packer) {
      packed += (bytes as Buffer).length;
      await this.#write(bytes as Buffer);
    }
    await fed;
    if (size > most32 || packed > most32) throw new RangeError(`${path} is larger than 4 GB, which a file of an archive cannot be`);
    await this.#write(numbers(4, [0x08074b50, crc, packed, size]));
    this.#entries.push({ name, crc, packed, size, offset });
  }

  /** Writes the directory of the archive: without it there is none. */
  async end(): Promise<void> {
    const start = this.#offset;
    for (const { name, crc, packed, size, offset } of this.#entries) {
      const far = offset >= most32;
      const extra = far ? Buffer.concat([numbers(2, [1, 8]), numbers(8, [offset])]) : Buffer.alloc(0);
      await this.#write(
        Buffer.concat([
          this.#head(0x02014b50, [version, version], [crc, packed, size]),
          numbers(2, [name.length, extra.length, 0, 0, 0]),
          numbers(4, [0, far ? most32 : offset]),
          name,
          extra,
        ]),
      );
    }
    const [count, size, place] = [this.#entries.length, this.#offset - start, this.#offset];
    if (count >= most16 || start >= most32) {
      await this.#write(
        Buffer.concat([
          numbers(4, [0x06064b50]),
          numbers(8, [44]),
          numbers(2, [version, version]),
          numbers(4, [0, 0]),
          numbers(8, [count, count, size, start]),
        ]),
      );
      await this.#write(Buffer.concat([numbers(4, [0x07064b50, 0]), numbers(8, [place]), numbers(4, [1])]));
    }
    const short = Math.min(count, most16);
    await this.#write(
      Buffer.concat([
        numbers(4, [0x06054b50]),
        numbers(2, [0, 0, short, short]),
        numbers(4, [Math.min(size, most32), Math.min(start, most32)]),
        numbers(2, [0]),
      ]),
    );
  }

  #head(signature: number, versions: readonly number[], sums: readonly number[] = [0, 0, 0]): Buffer {
    return Buffer.concat([numbers(4, [signature]), numbers(2, [...versions, flags, deflated]), this.#time, numbers(4, sums)]);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#offset += bytes.length;
    await this.#sink(bytes);
  }
}

/** Numbers of so many bytes each, little-endian. */
function numbers(bytes: 2 | 4 | 8, values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(bytes * values.length);
  for (const [index, value] of values.entries()) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), index * 8);
    else buffer.writeUIntLE(value, index * bytes, bytes);
  }
  return buffer;
}

/** Time and day as MS-DOS had them, in UTC: two-second steps from 1980. */
function dosTime(at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return numbers(2, [time, day]);
}
