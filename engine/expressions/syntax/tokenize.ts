import { opensText, readText } from './read-text.ts';
import type { Reporter } from './reporter.ts';
import { endsOperand, type Token } from './token.ts';

const space = /[\s\u00a0\u200b\ufeff]+/y;
const number = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const name = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const symbol = /==|!=|<>|<=|>=|&&|\|\||[=<>!+\-*/%()[\],;.?:≠≤≥]/y;
/** Between brackets: a label, unless it looks like the items of a list. */
const bracketLabel = /\[([^[\]{}"'`“”‘’,;\n]+)\]/y;
const braceLabel = /\{([^{}\n]+)\}/y;
const tickLabel = /`([^`\n]+)`/y;
const plainItem = /^\s*(?:[\p{L}_][\p{L}\p{M}\p{N}_.]*|[-+\d.eE]+)\s*$/u;

const advice = new Map([
  ['^', 'Powers are written POWER(base, exponent)'],
  ['&', 'Texts are joined with CONCAT(a, b); a condition with && or AND'],
  ['|', 'Or is written || or OR'],
  ['#', 'There is no # in expressions'],
]);

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Source to words; undefined after an issue. */
export function tokenize(reporter: Reporter): readonly Token[] | undefined {
  const { source } = reporter;
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const blank = match(space, source, at);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const token = opensText(source.charAt(at)) ? readText(reporter, at) : readToken(reporter, at, tokens.at(-1));
    if (!token) return undefined;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readToken(reporter: Reporter, start: number, previous: Token | undefined): Token | undefined {
  const { source } = reporter;
  const label = readLabel(source, start, previous);
  if (label) return label;
  const digits = match(number, source, start);
  if (digits && !(source.charAt(start) === '.' && endsOperand(previous))) return readNumber(reporter, start, digits[0]);
  const word = match(name, source, start);
  if (word) return { kind: 'name', value: word[0].normalize('NFC'), start, end: start + word[0].length };
  const sign = match(symbol, source, start);
  if (sign) return { kind: 'symbol', value: sign[0], start, end: start + sign[0].length };
  const character = String.fromCodePoint(source.codePointAt(start) ?? 0);
  const message = advice.get(character) ?? `The character ${character} has no meaning here`;
  return reporter.report({ start, end: start + character.length }, { code: 'expression_syntax', message });
}

function readNumber(reporter: Reporter, start: number, digits: string): Token | undefined {
  const end = start + digits.length;
  const rest = match(name, reporter.source, end);
  if (!rest) return { kind: 'number', value: digits, start, end };
  const span = { start, end: end + rest[0].length };
  return reporter.report(span, { code: 'expression_bad_literal', message: `${digits}${rest[0]} is neither a number nor a name` });
}

/** After `in` brackets hold a list; elsewhere, and when several words stand in them without a comma, they hold a label. */
function readLabel(source: string, start: number, previous: Token | undefined): Token | undefined {
  const found = match(bracketLabel, source, start) ?? match(braceLabel, source, start) ?? match(tickLabel, source, start);
  const content = found?.[1];
  if (!found || content === undefined || content.trim() === '') return undefined;
  const afterIn = previous?.kind === 'name' && previous.value.toLowerCase() === 'in';
  if (found[0].startsWith('[') && (endsOperand(previous) || (afterIn && plainItem.test(content)))) return undefined;
  return { kind: 'label', value: content.trim().replaceAll(/\s+/g, ' ').normalize('NFC'), start, end: start + found[0].length };
}
