import type { OperatorName } from '../../metadata/client-metadata.ts';
import { type Condition, emptyGroup, type FilterGroup, type FilterItem, isGroup } from '../conditions/condition.ts';
import { parsePeriod } from '../conditions/periods.ts';
import { splitAt, textPattern } from './split-text.ts';

const literal = String.raw`(?:${textPattern}|-?\d+(?:\.\d+)?)`;
const name = String.raw`[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*`;

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
  [new RegExp(`^(${name})\\s*==?\\s*ME\\(\\s*\\)$`, 'i'), ([, field = '']) => ({ field, operator: 'is_me', values: [] })],
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

/** Groups within groups that the builder shows. */
const deepest = 3;

/** Reads expression text back into the builder; undefined when it says more than the builder can show. */
export function parseFilter(source: string): FilterGroup | undefined {
  return source.trim() === '' ? emptyGroup : parseGroup(source, deepest);
}

/** What is joined by "or" is looser than what is joined by "and": a mixture is a group of groups. */
function parseGroup(source: string, depth: number): FilterGroup | undefined {
  const alternatives = splitAt(source, '||');
  if (!alternatives || depth === 0) return undefined;
  if (alternatives.length > 1) return joined('or', alternatives, depth);
  const parts = splitAt(source, '&&');
  return parts && joined('and', pairPeriods(parts), depth);
}

function joined(join: 'and' | 'or', texts: readonly string[], depth: number): FilterGroup | undefined {
  const items: FilterItem[] = [];
  for (const text of texts) {
    const item = parseItem(text.trim(), depth);
    if (!item) return undefined;
    items.push(item);
  }
  const only = items[0];
  // Brackets around the whole say nothing.
  return items.length === 1 && only && isGroup(only) ? only : { join, items };
}

function parseItem(source: string, depth: number): FilterItem | undefined {
  const period = parsePeriod(source);
  if (period) return { field: period.day.replace(/^DATEVALUE\((.*)\)$/i, '$1'), operator: 'within', values: period.values };
  const condition = parseCondition(source);
  if (condition) return condition;
  const inner = /^\((.*)\)$/s.exec(source)?.[1];
  // An "and" within an "or" needs no brackets.
  const group = inner !== undefined && splitAt(inner, '||') ? parseGroup(inner, depth - 1) : source.includes('&&') ? parseGroup(source, depth - 1) : undefined;
  const only = group?.items[0];
  return group?.items.length === 1 && only ? only : group;
}

/** Both ends of a period stand side by side where it has no brackets: they are one condition. */
function pairPeriods(texts: readonly string[]): readonly string[] {
  const paired: string[] = [];
  for (const text of texts) {
    const before = paired.at(-1);
    if (before !== undefined && parsePeriod(`${before} && ${text}`)) paired.splice(-1, 1, `${before} && ${text}`);
    else paired.push(text);
  }
  return paired;
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
