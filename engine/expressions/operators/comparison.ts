import { type Sql, sql } from '../../sql/sql.ts';
import { compareText } from '../compare-text.ts';
import type { Decimal } from '../decimal.ts';
import { choiceLiteral } from '../nodes/choice-literal.ts';
import { coerce, reportType, unify } from '../nodes/coerce.ts';
import { typePhrase } from '../nodes/type-phrase.ts';
import { infixText, type TypedNode } from '../nodes/typed-node.ts';
import type { Reporter } from '../syntax/reporter.ts';
import { rankOf } from '../syntax/syntax.ts';
import type { ExpressionValue } from '../types.ts';
import { type Operands, strictBinary } from './strict-binary.ts';

/** An absent value; an empty list is absent too. */
export function isBlankSql(node: TypedNode, value: Sql): Sql {
  return node.type === 'texts' ? sql`(coalesce(cardinality(${value}), 0) = 0)` : sql`(${value} is null)`;
}

export function isBlank(value: ExpressionValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Equality of two values of one type that are not null. */
export function sameValue(left: ExpressionValue, right: ExpressionValue): boolean {
  return typeof left === 'object' && left !== null && 'eq' in left ? left.eq(right as Decimal) : left === right;
}

/** == and !=. With a literal null they ask whether the other side is absent and are never null themselves. */
export function equality(reporter: Reporter, operands: Operands & { readonly operator: '==' | '!=' }): TypedNode | undefined {
  const left = choiceLiteral(reporter, operands.left, operands.right.choices);
  const right = choiceLiteral(reporter, operands.right, operands.left.choices);
  if (!left || !right) return undefined;
  if (left.type === 'null' || right.type === 'null') return blankTest({ ...operands, left, right });
  const [first, second] = unify(reporter, [left, right]) ?? [];
  if (!first || !second) return undefined;
  if (first.type === 'texts') {
    const example = `HAS(${left.text}, 'a')`;
    return reporter.report(operands.span, { code: 'expression_wrong_type', message: 'Lists of texts cannot be compared; ask with HAS(list, text)', example });
  }
  const equal = operands.operator === '==';
  return strictBinary(
    { ...operands, left: first, right: second },
    {
      type: 'boolean',
      sql: (a, b) => (equal ? sql`(${a} = ${b})` : sql`(${a} <> ${b})`),
      js: (a, b) => sameValue(a, b) === equal,
    },
  );
}

function blankTest(operands: Operands): TypedNode {
  const { operator, left, right, span } = operands;
  const tested = left.type === 'null' ? right : left;
  const equal = operator === '==';
  const rank = rankOf[operator];
  return {
    type: 'boolean',
    span,
    text: infixText(operator, rank, left, right),
    rank,
    simple: false,
    wide: 0,
    sql: (scope) => (equal ? isBlankSql(tested, tested.sql(scope)) : sql`(not ${isBlankSql(tested, tested.sql(scope))})`),
    js: (scope) => isBlank(tested.js(scope)) === equal,
  };
}

type Order = '<' | '<=' | '>' | '>=';

const orderSql: Readonly<Record<Order, Sql>> = { '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` };
const holds: Readonly<Record<Order, (sign: number) => boolean>> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
};

/** < <= > >= over texts (by code point), numbers, dates and times. */
export function ordering(reporter: Reporter, operands: Operands & { readonly operator: Order }): TypedNode | undefined {
  const [first, second] = unify(reporter, [operands.left, operands.right]) ?? [];
  if (!first || !second) return undefined;
  // Two nulls: any ordered type will do.
  const left = first.type === 'null' ? coerce(reporter, first, 'number') : first;
  const right = second.type === 'null' ? coerce(reporter, second, 'number') : second;
  if (!left || !right) return undefined;
  const ordered = { ...operands, left, right };
  const sign = orderSql[operands.operator];
  const test = holds[operands.operator];
  switch (left.type) {
    case 'text':
      return strictBinary<string, string>(ordered, {
        type: 'boolean',
        sql: (a, b) => sql`(${a} collate "C" ${sign} ${b})`,
        js: (a, b) => test(compareText(a, b)),
      });
    case 'number':
      return strictBinary<Decimal, Decimal>(ordered, { type: 'boolean', sql: (a, b) => sql`(${a} ${sign} ${b})`, js: (a, b) => test(a.cmp(b)) });
    case 'date':
    case 'datetime':
      return strictBinary<string, string>(ordered, {
        type: 'boolean',
        sql: (a, b) => sql`(${a} ${sign} ${b})`,
        js: (a, b) => test(a === b ? 0 : a < b ? -1 : 1),
      });
    default:
      return reportType(reporter, operands.left, ['number', 'text', 'date', 'datetime'], `before ${operands.operator} (${typePhrase(left.type)} has no order)`);
  }
}
