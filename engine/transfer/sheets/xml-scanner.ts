import { importIssue } from '../import-issue.ts';
import { sheetLimits } from './sheet-limits.ts';

/** Hears of elements by their local names. `attributes` is the text between name and end of the tag, for `attribute`. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text between tags, entities resolved; may come in several pieces. */
  text(text: string): void;
}

const doubleQuote = 34;
const singleQuote = 39;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function malformed(): Error {
  return importIssue('bad_xlsx', 'The file begins as a spreadsheet but cannot be read: it is damaged or cut off.');
}

function character(code: number): string {
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) throw malformed();
  return String.fromCodePoint(code);
}

/** The five entities of XML and characters by number; a document without a DTD has no others. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,10});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw malformed();
    if (name.startsWith('#x')) return character(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return character(Number(name.slice(1)));
    const char = named[name];
    if (char === undefined) throw malformed();
    return char;
  });
}

/** The value of an attribute by its local name; undefined where it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from);
    if (at < 0) return undefined;
    const before = attributes.charCodeAt(at - 1);
    const quote = attributes[at + name.length + 1];
    // White space or the colon of a prefix stands before a name.
    if ((before <= 32 || before === 58) && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2;
      const end = attributes.indexOf(quote, start);
      if (end < 0) throw malformed();
      return resolved(attributes.slice(start, end));
    }
    from = at + 1;
  }
}

/**
 * Reads the XML of a spreadsheet in pieces of text: elements, attributes, text, CDATA; comments and instructions are passed over. A document
 * with a DTD is refused, so that there are no entities but XML's own.
 */
export class XmlScanner {
  readonly #listener: XmlListener;
  #rest = '';

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const open = text.indexOf('<', at);
      const end = open < 0 ? heldBack(text, at) : open;
      if (end > at) this.#listener.text(resolved(text.slice(at, end)));
      at = end;
      if (open < 0) break;
      const next = this.#markup(text, open);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > sheetLimits.tagCharacters) throw malformed();
  }

  end(): void {
    if (this.#rest.trim() !== '') throw malformed();
  }

  /** Where the markup that begins at `open` ends, or -1 where its end has not come yet. */
  #markup(text: string, open: number): number {
    const sign = text[open + 1];
    if (sign === undefined) return -1;
    if (sign === '?') return past(text, '?>', open + 2);
    if (sign === '!') return this.#declaration(text, open);
    const end = tagEnd(text, open + 1);
    if (end < 0) return -1;
    if (sign === '/') this.#listener.close(localName(text.slice(open + 2, end).trim()));
    else this.#element(text, open + 1, end);
    return end + 1;
  }

  #element(text: string, from: number, end: number): void {
    const closed = text[end - 1] === '/';
    const last = closed ? end - 1 : end;
    let nameEnd = from;
    while (nameEnd < last && text.charCodeAt(nameEnd) > 32) nameEnd += 1;
    const name = localName(text.slice(from, nameEnd));
    if (name === '') throw malformed();
    this.#listener.open(name, text.slice(nameEnd, last));
    if (closed) this.#listener.close(name);
  }

  #declaration(text: string, open: number): number {
    const head = text.slice(open, open + 9);
    if (head.startsWith('<!--')) return past(text, '-->', open + 4);
    if (head === '<![CDATA[') {
      const end = text.indexOf(']]>', open + 9);
      if (end < 0) return -1;
      this.#listener.text(text.slice(open + 9, end));
      return end + 3;
    }
    if ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head)) return -1;
    throw importIssue('bad_xlsx', 'The spreadsheet holds declarations that are not read. Save it again, or as CSV.');
  }
}

function past(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** An entity may be cut by the end of the piece. */
function heldBack(text: string, from: number): number {
  const entity = text.lastIndexOf('&');
  return entity >= from && text.length - entity < 12 && !text.includes(';', entity) ? entity : text.length;
}

/** The position of the `>` that ends a tag: not of one within an attribute. */
function tagEnd(text: string, from: number): number {
  let end = text.indexOf('>', from);
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== doubleQuote && code !== singleQuote) continue;
    at = text.indexOf(code === doubleQuote ? '"' : "'", at + 1);
    if (at < 0) return -1;
    if (at > end) end = text.indexOf('>', at);
  }
  return end;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
