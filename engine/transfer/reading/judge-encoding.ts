import { isAscii } from 'node:buffer';
import type { FileEncoding } from './file-format.ts';

const headBytes = 4_096;

/** Bytes that windows-1258 uses for tone marks and western text for capitals (Ì Ò Þ), which do not follow a small vowel. */
const clearTones = new Set([0xcc, 0xd2, 0xde]);
/** The same for small letters (ì ò), which may: Italian "può". */
const otherTones = new Set([0xec, 0xf2]);
/** Vietnamese letters whose bytes are rare in western text: Đ đ ư. */
const ownLetters = new Set([0xd0, 0xf0, 0xfd]);
const smallVowels = new Set([...Buffer.from('aeiouy', 'latin1'), 0xe2, 0xea, 0xf4, 0xe3, 0xf5, 0xfd]);

/** The encoding a byte order mark names. */
function markedEncoding(head: Uint8Array): FileEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: in most scripts every second byte of delimiters, digits and line breaks is zero. */
function zeroEncoding(head: Uint8Array): FileEncoding | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = Math.max(2, head.length / 20);
  if (odd > enough && odd > even * 4) return 'utf-16le';
  if (even > enough && even > odd * 4) return 'utf-16be';
  return undefined;
}

/** Counts what tells Vietnamese from western text in bytes that are not UTF-8. */
class LegacyCount {
  #high = 0;
  #clear = 0;
  #other = 0;
  #letters = 0;
  #before = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte >= 0x80) {
        this.#high += 1;
        if (smallVowels.has(this.#before)) {
          if (clearTones.has(byte)) this.#clear += 1;
          else if (otherTones.has(byte)) this.#other += 1;
        }
        if (ownLetters.has(byte)) this.#letters += 1;
      }
      this.#before = byte;
    }
  }

  judge(): FileEncoding {
    const tones = this.#clear + this.#other;
    const vietnamese = this.#clear > 0 || (this.#other > 0 && this.#letters > 0);
    return vietnamese && tones >= this.#high / 10 ? 'windows-1258' : 'iso-8859-1';
  }
}

/** Judges the encoding from the whole file, since the one byte that decides may stand at its end. */
export async function judgeEncoding(bytes: AsyncIterable<Uint8Array>): Promise<FileEncoding> {
  const legacy = new LegacyCount();
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  let valid = true;
  for await (const piece of bytes) {
    if (first && piece.length > 0) {
      const head = piece.subarray(0, headBytes);
      const known = markedEncoding(head) ?? zeroEncoding(head);
      if (known !== undefined) return known;
      first = false;
    }
    if (valid && !decodes(strict, piece)) valid = false;
    if (!isAscii(piece)) legacy.add(piece);
  }
  return valid && decodes(strict) ? 'utf-8' : legacy.judge();
}

/** Whether the piece (or without one the end of the file) goes on as UTF-8. */
function decodes(decoder: TextDecoder, piece?: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
