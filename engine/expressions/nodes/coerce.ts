import { Decimal } from '../decimal.ts';
import type { Reporter } from '../syntax/reporter.ts';
import type { ExpressionType } from '../types.ts';
import { type ParsedLiteral, parseDateLiteral, parseDatetimeLiteral, parseReferenceLiteral } from '../values/parse-literal.ts';
import { castNode, nullSql, quote } from './literal-node.ts';
import { typePhrase } from './type-phrase.ts';
import type { TypedNode } from './typed-node.ts';

type LiteralType = 'date' | 'datetime' | 'reference';

const literalParsers: Readonly<Record<LiteralType, (text: string) => ParsedLiteral>> = {
  date: parseDateLiteral,
  datetime: parseDatetimeLiteral,
  reference: parseReferenceLiteral,
};

function isLiteralType(type: ExpressionType): type is LiteralType {
  return type === 'date' || type === 'datetime' || type === 'reference';
}

/** True when a node can stand where this type is expected: the same type, null, or a text literal for a date, time or id. */
export function fits(node: TypedNode, type: ExpressionType): boolean {
  return node.type === type || node.type === 'null' || (isLiteralType(type) && typeof node.literal === 'string' && node.type === 'text');
}

/** The node as a value of this type; reports and answers undefined when it cannot be one. */
export function coerce(reporter: Reporter, node: TypedNode, type: ExpressionType): TypedNode | undefined {
  if (node.type === type) return node;
  if (node.type === 'null') return { ...node, type, sql: () => nullSql(type) };
  if (isLiteralType(type) && node.type === 'text' && typeof node.literal === 'string') {
    const parsed = literalParsers[type](node.literal);
    if ('value' in parsed) return castNode(node, type, parsed.value);
    const example = parsed.example === undefined ? undefined : reporter.replaced(node.span, quote(parsed.example));
    const message = `${reporter.shown(node.span)} is not ${typePhrase(type)}: ${parsed.form}`;
    return reporter.report(node.span, { code: 'expression_bad_literal', message, example });
  }
  return reportType(reporter, node, [type]);
}

/** "amount is a number, but a text is expected here". */
export function reportType(reporter: Reporter, node: TypedNode, expected: readonly ExpressionType[], where = 'here'): undefined {
  const phrase = expected.map(typePhrase).join(' or ');
  const message = `${reporter.shown(node.span)} is ${typePhrase(node.type)}, but ${phrase} is expected ${where}`;
  const replacement = converted(reporter, node, expected);
  const example = replacement === undefined ? undefined : reporter.replaced(node.span, replacement);
  return reporter.report(node.span, { code: 'expression_wrong_type', message, example, params: { actual: node.type, expected: expected.join(' | ') } });
}

function converted(reporter: Reporter, node: TypedNode, expected: readonly ExpressionType[]): string | undefined {
  const source = reporter.textAt(node.span);
  if (expected.includes('text') && (node.type === 'number' || node.type === 'date')) return `TEXT(${source})`;
  if (expected.includes('number') && node.type === 'text') {
    return typeof node.literal === 'string' && /^-?\d+(\.\d+)?$/.test(node.literal) ? new Decimal(node.literal).toFixed() : `NUMBER(${source})`;
  }
  if (expected.includes('date') && node.type === 'datetime') return `DATEVALUE(${source})`;
  if (expected.includes('boolean') && node.type === 'texts') return `!ISBLANK(${source})`;
  if (expected.includes('boolean') && node.type === 'number') return `(${source}) > 0`;
  if (expected.includes('boolean')) return `!ISBLANK(${source})`;
  return undefined;
}

/** Brings values that must have one type (both sides of ==, the branches of IF) to it. */
export function unify(reporter: Reporter, nodes: readonly TypedNode[]): readonly TypedNode[] | undefined {
  const known = nodes.filter((node) => node.type !== 'null');
  const type = (known.find((node) => node.literal === undefined || node.type !== 'text') ?? known[0])?.type;
  if (type === undefined) return nodes;
  const coerced: TypedNode[] = [];
  for (const node of nodes) {
    const result = coerce(reporter, node, type);
    if (!result) return undefined;
    coerced.push(result);
  }
  return coerced;
}
