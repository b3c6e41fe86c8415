import { type Sql, sql } from '../../sql/sql.ts';
import { Decimal, formatDecimal } from '../decimal.ts';
import type { Span } from '../syntax/reporter.ts';
import { primaryRank } from '../syntax/syntax.ts';
import type { ExpressionType } from '../types.ts';
import type { TypedNode } from './typed-node.ts';

/** null of a type; a column of unknown type would confuse PostgreSQL, so it is always cast. */
export function nullSql(type: ExpressionType): Sql {
  switch (type) {
    case 'number':
      return sql`null::numeric`;
    case 'boolean':
      return sql`null::boolean`;
    case 'date':
      return sql`null::date`;
    case 'datetime':
      return sql`null::timestamptz`;
    case 'reference':
      return sql`null::uuid`;
    case 'texts':
      return sql`null::text[]`;
    default:
      return sql`null::text`;
  }
}

const constant = { rank: primaryRank, simple: true, wide: 0 } as const;

export function nullNode(span: Span, type: ExpressionType = 'null', text = 'null'): TypedNode {
  return { ...constant, type, span, text, literal: null, sql: () => nullSql(type), js: () => null };
}

export function textNode(span: Span, value: string): TypedNode {
  return { ...constant, type: 'text', span, text: quote(value), literal: value, sql: () => sql`${value}::text`, js: () => value };
}

export function numberNode(span: Span, value: Decimal): TypedNode {
  const text = formatDecimal(value);
  return { ...constant, type: 'number', span, text, literal: new Decimal(value), sql: () => sql`${text}::numeric`, js: () => value };
}

export function booleanNode(span: Span, value: boolean): TypedNode {
  const text = String(value);
  return { ...constant, type: 'boolean', span, text, literal: value, sql: () => (value ? sql`true` : sql`false`), js: () => value };
}

/** A text literal read as a date, datetime or id; it keeps its text. */
export function castNode(node: TypedNode, type: 'date' | 'datetime' | 'reference', value: string): TypedNode {
  const render = { date: () => sql`${value}::date`, datetime: () => sql`${value}::timestamptz`, reference: () => sql`${value}::uuid` };
  return { ...node, type, text: quote(value), literal: value, sql: render[type], js: () => value };
}

const escaped = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text as canonical literal. */
export function quote(value: string): string {
  return `'${value.replaceAll(/[\\'\n\r\t]/g, (character) => escaped.get(character) ?? character)}'`;
}
