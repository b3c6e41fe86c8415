import { signatures } from './signatures.ts';

const unknown = 'application/octet-stream';
const judgedBytes = 8_192;

/** Formats that share a container or are all plain text: here, and only here, the ending of the name tells them apart. */
const endings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/x-cfb': {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
    msg: 'application/vnd.ms-outlook',
  },
  'text/plain': { csv: 'text/csv', json: 'application/json', md: 'text/markdown', vcf: 'text/vcard', ics: 'text/calendar', eml: 'message/rfc822' },
};

/** The media type of a file that begins with these bytes. What the sender claims is not asked. */
export function judgeMediaType(head: Uint8Array, name: string): string {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, judgedBytes));
  const text = bytes.toString('latin1');
  const found = signatures.find(({ parts }) => parts.every(({ at, bytes: wanted }) => text.startsWith(wanted, at)))?.type;
  const type = found === 'application/zip' ? judgeZip(text) : (found ?? judgeText(bytes));
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kinds = endings[type];
  return kinds !== undefined && Object.hasOwn(kinds, ending) ? (kinds[ending] as string) : type;
}

const office: readonly [folder: string, type: string][] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];
const entryMark = 'PK\x03\x04';
const nameAt = 30;

/** Documents of office programs are archives; the names of their first entries tell which. */
function judgeZip(text: string): string {
  // OpenDocument and EPUB put their type, not packed, into the first entry.
  const own = /^mimetype(application\/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip))PK/.exec(text.slice(nameAt));
  if (own?.[1] !== undefined) return own[1];
  const names = text.split(entryMark).map((entry) => entry.slice(nameAt - entryMark.length));
  return office.find(([folder]) => names.some((entry) => entry.startsWith(folder)) && text.includes('[Content_Types].xml'))?.[1] ?? 'application/zip';
}

// What text does not hold: control characters but tab, line ends and form feed.
const control = /[^\P{Cc}\t\n\r\f]/u;

function decoded(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    // The last character may be cut off.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function judgeText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text === undefined || text === '' || control.test(text)) return unknown;
  const start = text.replace(/^(?:\s+|<!--[\s\S]*?-->|<\?xml[\s\S]*?\?>|<!doctype\s+svg[^>]*>)*/i, '');
  if (/^<svg[\s>:]/i.test(start)) return 'image/svg+xml';
  if (/^<(?:!doctype\s+html|html|head|body|script|style|title|iframe|meta|link|div|table|p|a|h[1-6]|br|b)\b/i.test(start)) return 'text/html';
  if (/^\s*<\?xml\s/i.test(text)) return 'text/xml';
  return 'text/plain';
}
