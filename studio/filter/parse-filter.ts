import type { OperatorName } from '../metadata/client-metadata.ts';
import type { Condition, SimpleFilter } from './condition.ts';

const text = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const literal = String.raw`(?:${text}|-?\d+(?:\.\d+)?)`;
const name = '[a-z][a-z0-9_]*';

const signs: ReadonlyMap<string, OperatorName> = new Map<string, OperatorName>([
  ['==', 'equals'],
  ['=', 'equals'],
  ['!=', 'not_equals'],
  ['<>', 'not_equals'],
  ['<', 'less'],
  ['<=', 'at_most'],
  ['>', 'greater'],
  ['>=', 'at_least'],
]);

/** The forms of a condition that the builder writes, with what they mean. */
const forms: readonly (readonly [RegExp, (match: readonly string[]) => Condition | undefined])[] = [
  // People write a yes-or-no field alone.
  [new RegExp(`^(!?)\\s*(${name})$`), ([, not, field = '']) => ({ field, operator: not === '!' ? 'is_false' : 'is_true', values: [] })],
  [new RegExp(`^(${name})\\s*==\\s*(true|false)$`), ([, field = '', value]) => ({ field, operator: value === 'true' ? 'is_true' : 'is_false', values: [] })],
  [new RegExp(`^(${name})\\s*(==|!=|<>|<=|>=|=|<|>)\\s*(${literal})$`), ([, field = '', sign = '', value = '']) => compared(field, sign, value)],
  [
    new RegExp(`^CONTAINS\\(\\s*(${name})\\s*[,;]\\s*(${literal})\\s*\\)$`, 'i'),
    ([, field = '', value = '']) => ({ field, operator: 'contains', values: [unquoted(value)] }),
  ],
  [
    new RegExp(`^STARTS_WITH\\(\\s*(${name})\\s*[,;]\\s*(${literal})\\s*\\)$`, 'i'),
    ([, field = '', value = '']) => ({ field, operator: 'starts_with', values: [unquoted(value)] }),
  ],
  [
    new RegExp(`^(${name})\\s+in\\s+\\[\\s*(${literal}(?:\\s*,\\s*${literal})*)\\s*\\]$`),
    ([, field = '', list = '']) => ({ field, operator: 'in', values: [...list.matchAll(new RegExp(literal, 'g'))].map(([value]) => unquoted(value)) }),
  ],
  [new RegExp(`^(${literal})\\s+in\\s+(${name})$`), ([, value = '', field = '']) => ({ field, operator: 'has', values: [unquoted(value)] })],
  [
    new RegExp(`^(!?)\\s*ISBLANK\\(\\s*(${name})\\s*\\)$`, 'i'),
    ([, not, field = '']) => ({ field, operator: not === '!' ? 'not_blank' : 'blank', values: [] }),
  ],
];

/** Reads expression text back into the builder; undefined when it says more than the builder can show. */
export function parseFilter(source: string): SimpleFilter | undefined {
  if (source.trim() === '') return { join: 'and', conditions: [] };
  const parts = split(source);
  if (!parts) return undefined;
  const conditions: Condition[] = [];
  for (const part of parts.texts) {
    const condition = parseCondition(part.trim());
    if (!condition) return undefined;
    conditions.push(condition);
  }
  return { join: parts.join, conditions };
}

function parseCondition(source: string): Condition | undefined {
  for (const [form, read] of forms) {
    const match = form.exec(source);
    if (match) return read(match);
  }
  return undefined;
}

function compared(field: string, sign: string, value: string): Condition | undefined {
  const operator = signs.get(sign);
  // Midnight with an offset is how the builder writes a day of a moment.
  const day = /^['"](\d{4}-\d{2}-\d{2})T00:00:00[+-]\d{2}:\d{2}['"]$/.exec(value)?.[1];
  return operator && { field, operator, values: [day ?? unquoted(value)] };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function unquoted(value: string): string {
  if (!/^['"]/.test(value)) return value;
  return value.slice(1, -1).replaceAll(/\\(.)/gs, (_whole, character: string) => escapes.get(character) ?? character);
}

/** Splits at && or || outside of quotes; a mixture of both is beyond the builder. */
function split(source: string): { readonly join: 'and' | 'or'; readonly texts: readonly string[] } | undefined {
  const tokens = source.matchAll(new RegExp(`${text}|&&|\\|\\|`, 'g'));
  const texts: string[] = [];
  let start = 0;
  let used: string | undefined;
  for (const token of tokens) {
    if (token[0] !== '&&' && token[0] !== '||') continue;
    if (used !== undefined && used !== token[0]) return undefined;
    used = token[0];
    texts.push(source.slice(start, token.index));
    start = token.index + 2;
  }
  texts.push(source.slice(start));
  return { join: used === '||' ? 'or' : 'and', texts };
}
