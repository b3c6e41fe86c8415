/** A part of a file: first and last byte, counted from 0. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** The one range that a Range header asks for; undefined answers the whole (none, several, or no range of bytes), 'none' has no byte in common with the file. */
export function parseByteRange(header: string | undefined, sizeBytes: number): ByteRange | 'none' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const count = Math.min(Number(last), sizeBytes);
    return count === 0 ? 'none' : { from: sizeBytes - count, to: sizeBytes - 1 };
  }
  const from = Number(first);
  const to = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < from) return undefined;
  return from >= sizeBytes ? 'none' : { from, to };
}
