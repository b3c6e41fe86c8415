import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import type { FileEncoding } from './file-format.ts';
import { judgeEncoding } from './judge-encoding.ts';

const vietnamese = 'Mã,Tên hàng\nNQ-1,Nến thơm quế và cam\nNQ-2,Đế nến gỗ sồi đặc biệt\nNQ-3,Hương thảo dịu nhẹ mỗi tối\n';
const western = 'code,name\nA1,Crème brûlée candle\nA2,Größe für Gläser\nA3,Più bello può essere\nA4,São João, não\n';

const shaping = new Set(['\u0302', '\u0306', '\u031b']);

/** windows-1258 has letters with hat, breve and horn, and the tones as marks of their own. */
function to1258(text: string): Buffer {
  const split = text.normalize('NFD').replace(/([aeiouy])((?:\p{M})+)/giu, (_, base: string, marks: string) => {
    const shape = [...marks].filter((mark) => shaping.has(mark)).join('');
    return (base + shape).normalize('NFC') + [...marks].filter((mark) => !shaping.has(mark)).join('');
  });
  return iconv.encode(split, 'windows-1258');
}

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const cases: readonly [FileEncoding, string, Uint8Array, string][] = [
  ['utf-8', 'UTF-8', Buffer.from(vietnamese), vietnamese],
  ['utf-8', 'UTF-8 with a mark', Buffer.from(`\ufeff${vietnamese}`), vietnamese],
  ['utf-8', 'ASCII', Buffer.from('a,b\n1,2\n'), 'a,b\n1,2\n'],
  ['utf-16le', 'UTF-16 little-endian without a mark', iconv.encode(vietnamese, 'utf-16le'), vietnamese],
  ['utf-16be', 'UTF-16 big-endian without a mark', iconv.encode(vietnamese, 'utf-16be'), vietnamese],
  ['utf-16le', 'UTF-16 with a mark', iconv.encode(vietnamese, 'utf-16le', { addBOM: true }), vietnamese],
  ['windows-1258', 'Vietnamese in windows-1258', to1258(vietnamese), vietnamese],
  ['iso-8859-1', 'western text in ISO-8859-1', iconv.encode(western, 'iso-8859-1'), western],
];

describe('judgeEncoding', () => {
  it.each(cases)('finds %s in %s', async (expected, _, bytes) => {
    for (const size of [1_000, 64]) expect(await judgeEncoding(pieces(bytes, size))).toBe(expected);
  });

  it('tells a single Vietnamese word by its tilde', async () => {
    expect(await judgeEncoding(pieces(to1258('Mã,b\n'), 64))).toBe('windows-1258');
  });

  it('takes the accents of Italian for what they are', async () => {
    expect(await judgeEncoding(pieces(iconv.encode('PUÒ,può,ciò,però\n', 'iso-8859-1'), 64))).toBe('iso-8859-1');
  });

  it('takes a pound sign at the very end into account', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(50_000)), Buffer.from([0xa3, 0x35])]);
    expect(await judgeEncoding(pieces(bytes, 65_536))).toBe('iso-8859-1');
  });

  it('judges an empty file as UTF-8', async () => {
    expect(await judgeEncoding(pieces(new Uint8Array(), 1))).toBe('utf-8');
  });
});

describe('decodeText', () => {
  it.each(cases)('reads %s (%s) whole, whatever the pieces', async (encoding, _, bytes, text) => {
    for (const size of [1, 3, 1_000]) {
      const decoded = (await Array.fromAsync(decodeText(pieces(bytes, size), encoding))).join('');
      expect(decoded.replace('\ufeff', '')).toBe(text);
    }
  });

  it('reads the euro sign that programs write into files called ISO-8859-1', async () => {
    expect((await Array.fromAsync(decodeText(pieces(Uint8Array.of(0x80, 0x35), 1), 'iso-8859-1'))).join('')).toBe('€5');
  });
});
