import { CsvParser, type FileRow } from './csv-parser.ts';
import { decodeText } from './decode-text.ts';
import type { Delimiter, FileEncoding, FileFormat } from './file-format.ts';
import { judgeDelimiter } from './judge-delimiter.ts';
import { judgeEncoding } from './judge-encoding.ts';
import { isGzip, unpack } from './unpack.ts';

/** The staged bytes, from the beginning; may be opened as often as needed. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** The first `size` characters or bytes, gathered over pieces. */
const headCharacters = 65_536;

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const piece of bytes) if (piece.length > 0) return piece;
  return new Uint8Array();
}

async function textHead(text: AsyncIterable<string>): Promise<string> {
  let head = '';
  for await (const piece of text) {
    head += piece;
    if (head.length >= headCharacters) break;
  }
  return head.slice(0, headCharacters);
}

/** Judges what the mapping leaves open. Reads the whole file when the encoding must be judged. */
export async function judgeFormat(open: OpenFile, given: { encoding?: FileEncoding; delimiter?: Delimiter } = {}): Promise<FileFormat> {
  const gzip = isGzip(await headOf(open()));
  const encoding = given.encoding ?? (await judgeEncoding(unpack(open(), gzip)));
  const delimiter = given.delimiter ?? judgeDelimiter(await textHead(decodeText(unpack(open(), gzip), encoding)));
  return { gzip, encoding, delimiter };
}

/** All rows of the file, in arrays as they come; memory is that of one piece. */
export async function* readRows(open: OpenFile, format: FileFormat): AsyncGenerator<readonly FileRow[]> {
  const parser = new CsvParser(format.delimiter);
  for await (const piece of decodeText(unpack(open(), format.gzip), format.encoding)) {
    const rows = parser.push(piece);
    if (rows.length > 0) yield rows;
  }
  const last = parser.end();
  if (last.length > 0) yield last;
}
