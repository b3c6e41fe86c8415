/** Bytes by which a format is known, written as characters 0 to 255. */
export interface Signature {
  readonly type: string;
  readonly parts: readonly { readonly at: number; readonly bytes: string }[];
}

function signature(type: string, bytes: string, at = 0, ...more: readonly [at: number, bytes: string][]): Signature {
  return { type, parts: [{ at, bytes }, ...more.map(([place, text]) => ({ at: place, bytes: text }))] };
}

/** The first that fits holds; written from the specifications of the formats. */
export const signatures: readonly Signature[] = [
  signature('image/png', '\x89PNG\r\n\x1a\n'),
  signature('image/jpeg', '\xff\xd8\xff'),
  signature('image/gif', 'GIF87a'),
  signature('image/gif', 'GIF89a'),
  signature('image/webp', 'RIFF', 0, [8, 'WEBP']),
  signature('image/bmp', 'BM', 0, [6, '\0\0\0\0']),
  signature('image/tiff', 'II*\0'),
  signature('image/tiff', 'MM\0*'),
  signature('image/x-icon', '\0\0\x01\0'),
  signature('image/avif', 'ftypavif', 4),
  signature('image/avif', 'ftypavis', 4),
  signature('image/heic', 'ftypheic', 4),
  signature('image/heic', 'ftypheix', 4),
  signature('image/heif', 'ftypmif1', 4),
  signature('video/quicktime', 'ftypqt  ', 4),
  signature('audio/mp4', 'ftypM4A ', 4),
  signature('video/mp4', 'ftyp', 4),
  signature('application/pdf', '%PDF-'),
  signature('application/zip', 'PK\x03\x04'),
  signature('application/zip', 'PK\x05\x06'),
  signature('application/gzip', '\x1f\x8b\x08'),
  signature('application/x-7z-compressed', '7z\xbc\xaf\x27\x1c'),
  signature('application/vnd.rar', 'Rar!\x1a\x07'),
  signature('application/x-cfb', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  signature('application/rtf', '{\\rtf'),
  signature('application/postscript', '%!PS'),
  signature('audio/wav', 'RIFF', 0, [8, 'WAVE']),
  signature('video/x-msvideo', 'RIFF', 0, [8, 'AVI ']),
  signature('audio/mpeg', 'ID3'),
  signature('audio/mpeg', '\xff\xfb'),
  signature('audio/mpeg', '\xff\xf3'),
  signature('audio/mpeg', '\xff\xf2'),
  signature('audio/ogg', 'OggS'),
  signature('audio/flac', 'fLaC'),
  signature('video/webm', '\x1a\x45\xdf\xa3'),
  signature('application/vnd.microsoft.portable-executable', 'MZ', 0, [3, '\0\0\0']),
  signature('application/x-elf', '\x7fELF'),
];
