/** What a pattern found in a text; absent parts are undefined. Not yet checked against the calendar. */
export interface DateParts {
  year?: number;
  month?: number;
  day?: number;
  hour: number;
  minute: number;
  second: number;
}

const token = /YYYY|YY|MM|M|DD|D|HH|H|hh|h|mm|m|ss|s|A/g;
const exact: Readonly<Record<string, string>> = { YYYY: '(\\d{4})', YY: '(\\d{2})', A: '(AM|PM|SA|CH)' };

interface CompiledPattern {
  readonly expression: RegExp;
  readonly tokens: readonly string[];
}

const compiled = new Map<string, CompiledPattern>();

function escapeLiteral(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
}

function compilePattern(pattern: string): CompiledPattern {
  const tokens: string[] = [];
  let source = '';
  let end = 0;
  let touching = false;
  for (const match of pattern.matchAll(token)) {
    const literal = pattern.slice(end, match.index);
    source += escapeLiteral(literal);
    end = match.index + match[0].length;
    touching = (literal === '' && tokens.length > 0) || /^(?:YYYY|YY|MM|DD|HH|hh|mm|ss)/.test(pattern.slice(end));
    // Two digits exactly only where no separator tells the parts from one another (YYYYMMDD).
    source += exact[match[0]] ?? (touching && match[0].length === 2 ? '(\\d{2})' : '(\\d{1,2})');
    tokens.push(match[0]);
  }
  source += escapeLiteral(pattern.slice(end));
  return { expression: new RegExp(`^\\s*${source}\\s*$`, 'i'), tokens };
}

function patternOf(pattern: string): CompiledPattern {
  let found = compiled.get(pattern);
  if (!found) {
    if (compiled.size >= 200) compiled.clear();
    found = compilePattern(pattern);
    compiled.set(pattern, found);
  }
  return found;
}

function setPart(parts: DateParts, name: string, value: number): void {
  if (name === 'YYYY') parts.year = value;
  else if (name === 'YY') parts.year = value + (value < 69 ? 2000 : 1900);
  else if (name === 'M' || name === 'MM') parts.month = value;
  else if (name === 'D' || name === 'DD') parts.day = value;
  else if (name === 'm' || name === 'mm') parts.minute = value;
  else if (name === 's' || name === 'ss') parts.second = value;
  else parts.hour = value;
}

/**
 * Reads a text by a pattern of D DD M MM YYYY YY H HH h hh m mm s ss A with any literals between; undefined when it does not fit.
 * A is AM or PM, in Vietnamese SA or CH. Two-digit years are 1969 to 2068.
 */
export function readDatePattern(text: string, pattern: string): DateParts | undefined {
  const { expression, tokens } = patternOf(pattern);
  const match = expression.exec(text);
  if (!match) return undefined;
  const parts: DateParts = { hour: 0, minute: 0, second: 0 };
  let half = '';
  for (let i = 0; i < tokens.length; i += 1) {
    const name = tokens[i] ?? '';
    const value = match[i + 1] ?? '';
    if (name === 'A') half = value.toUpperCase();
    else setPart(parts, name, Number(value));
  }
  if (half !== '') {
    if (parts.hour < 1 || parts.hour > 12) return undefined;
    parts.hour = (parts.hour % 12) + (half === 'PM' || half === 'CH' ? 12 : 0);
  }
  return parts.hour > 23 || parts.minute > 59 || parts.second > 59 ? undefined : parts;
}
