import iconv from 'iconv-lite';
import type { FileEncoding } from './file-format.ts';

/**
 * Names for the decoders. @NOTE what calls itself ISO-8859-1 is read as windows-1252, as browsers do: they differ only in 0x80 to 0x9f,
 * where the one has control characters that nobody writes and the other the euro sign and typographic quotation marks.
 */
const decoderNames = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1258': 'windows-1258',
  'iso-8859-1': 'windows-1252',
} as const;

/** A letter with the combining marks behind it, at the end of a piece. */
const openEnd = /[^\p{M}]\p{M}*$/u;

/** Bytes to text, in pieces. Text of windows-1258 comes out composed (NFC): it writes tones as marks of their own. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: FileEncoding): AsyncGenerator<string> {
  if (encoding === 'utf-8' || encoding === 'utf-16le') return yield* decodeNatively(bytes, encoding);
  const decoder = iconv.getDecoder(decoderNames[encoding]);
  let carry = '';
  for await (const piece of bytes) {
    const text = decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    if (encoding !== 'windows-1258') yield text;
    else {
      const open = carry + text;
      // A mark in the next piece belongs to the last letter of this one.
      const cut = open.match(openEnd)?.index ?? open.length;
      yield open.slice(0, cut).normalize('NFC');
      carry = open.slice(cut);
    }
  }
  const rest = carry + (decoder.end() ?? '');
  if (rest !== '') yield rest.normalize('NFC');
}

async function* decodeNatively(bytes: AsyncIterable<Uint8Array>, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(decoderNames[encoding]);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
