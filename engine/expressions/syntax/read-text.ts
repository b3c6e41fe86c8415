import type { Reporter } from './reporter.ts';
import type { Token } from './token.ts';

const closing = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
]);

const escapes = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['`', '`'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const unicodeEscape = /u([0-9a-fA-F]{4})/y;

/** True when a text literal begins with this character. */
export function opensText(character: string): boolean {
  return closing.has(character);
}

/** Reads a quoted text at `start`; a doubled quote is a quote, as in Excel. Undefined when it does not end or cannot be stored. */
export function readText(reporter: Reporter, start: number): Token | undefined {
  const { source } = reporter;
  const close = closing.get(source.charAt(start)) ?? '"';
  let value = '';
  let at = start + 1;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === close) {
      if (source.charAt(at + 1) !== close) return finish(reporter, start, at + 1, value);
      value += close;
      at += 2;
    } else if (character === '\\') {
      const resolved = readEscape(source, at + 1);
      if (!resolved) {
        const span = { start: at, end: at + 2 };
        const example = reporter.replaced(span, `\\\\${source.charAt(at + 1)}`);
        return reporter.report(span, { code: 'expression_syntax', message: 'A backslash in a text is written twice: \\\\', example });
      }
      value += resolved.value;
      at = resolved.end;
    } else {
      value += character;
      at++;
    }
  }
  const span = { start, end: source.length };
  return reporter.report(span, { code: 'expression_syntax', message: `The text is not closed: ${close} is missing`, example: source + close });
}

function readEscape(source: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const simple = escapes.get(source.charAt(at));
  if (simple !== undefined) return { value: simple, end: at + 1 };
  unicodeEscape.lastIndex = at;
  const match = unicodeEscape.exec(source);
  return match?.[1] === undefined ? undefined : { value: String.fromCharCode(Number.parseInt(match[1], 16)), end: at + 5 };
}

/** Texts are stored NFC; NUL and half surrogate pairs cannot be stored at all. */
function finish(reporter: Reporter, start: number, end: number, value: string): Token | undefined {
  if (value.isWellFormed() && !value.includes('\0')) return { kind: 'text', value: value.normalize('NFC'), start, end };
  return reporter.report({ start, end }, { code: 'expression_bad_literal', message: 'The text contains a character that cannot be stored' });
}
