import { type Sql, sql } from '../../sql/sql.ts';
import type { Decimal } from '../decimal.ts';
import { coerce, fits, reportType } from '../nodes/coerce.ts';
import { nullNode } from '../nodes/literal-node.ts';
import { digitsOf, narrow } from '../nodes/narrow.ts';
import { typePhrase } from '../nodes/type-phrase.ts';
import { infixText, operandText, type TypedNode } from '../nodes/typed-node.ts';
import type { Reporter, Span } from '../syntax/reporter.ts';
import { rankOf, unaryRank } from '../syntax/syntax.ts';
import type { ExpressionType } from '../types.ts';
import { addDays, addDaysSql, addTime, addTimeSql, daysBetween, daysBetweenSql, timeBetween, timeBetweenSql } from '../values/date-arithmetic.ts';
import { widestDigits } from '../values/number-range.ts';
import { divide, divideSql } from '../values/rounding.ts';
import { type Operands, strictBinary } from './strict-binary.ts';

type Signature = readonly [ExpressionType, ExpressionType];

/** What + and - accept, besides two numbers; the first that fits is meant. */
const signatures: Readonly<Record<'+' | '-', readonly Signature[]>> = {
  '+': [
    ['number', 'number'],
    ['text', 'text'],
    ['date', 'number'],
    ['datetime', 'number'],
  ],
  '-': [
    ['number', 'number'],
    ['date', 'number'],
    ['date', 'date'],
    ['datetime', 'number'],
    ['datetime', 'datetime'],
  ],
};

/** + and -: numbers, texts (joined), dates and times with days. */
export function additive(reporter: Reporter, operands: Operands & { readonly operator: '+' | '-' }): TypedNode | undefined {
  const { operator, left, right, span } = operands;
  if (operator === '+' && left.type === 'null' && right.type === 'null') {
    // Neither number nor text, but absent in any case.
    return { ...nullNode(span), text: infixText('+', rankOf['+'], left, right), rank: rankOf['+'] };
  }
  const signature = signatures[operator].find(([first, second]) => fits(left, first) && fits(right, second));
  if (!signature) {
    const message = `${typePhrase(left.type)} ${operator} ${typePhrase(right.type)} has no meaning`;
    return reporter.report(span, { code: 'expression_wrong_type', message, example: additiveExample(reporter, operands) });
  }
  const first = coerce(reporter, left, signature[0]);
  const second = coerce(reporter, right, signature[1]);
  if (!first || !second) return undefined;
  const checked = { ...operands, left: first, right: second };
  if (signature[0] === 'number') return exact(checked);
  if (signature[0] === 'text') return strictBinary<string, string>(checked, { type: 'text', sql: (a, b) => sql`(${a} || ${b})`, js: (a, b) => a + b });
  return dateArithmetic({ ...checked, right: narrow(second) }, signature);
}

function additiveExample(reporter: Reporter, { operator, left, right }: Operands): string | undefined {
  if (operator !== '+' || (left.type !== 'text' && right.type !== 'text')) return undefined;
  const other = left.type === 'text' ? right : left;
  return ['number', 'date', 'datetime'].includes(other.type) ? reporter.replaced(other.span, `TEXT(${reporter.textAt(other.span)})`) : undefined;
}

function dateArithmetic(operands: Operands, [first, second]: Signature): TypedNode {
  if (second === first) {
    const [js, render] = first === 'date' ? [daysBetween, daysBetweenSql] : [timeBetween, timeBetweenSql];
    return strictBinary<string, string>(operands, { type: 'number', sql: render, js });
  }
  const minus = operands.operator === '-';
  const [js, render] = first === 'date' ? [addDays, addDaysSql] : [addTime, addTimeSql];
  return strictBinary<string, Decimal>(operands, {
    type: first,
    sql: (a, b) => render(a, minus ? sql`(-(${b}))` : b),
    js: (a, b) => js(a, minus ? b.neg() : b),
  });
}

const exactRules: Readonly<Record<'+' | '-' | '*', { sql(a: Sql, b: Sql): Sql; js(a: Decimal, b: Decimal): Decimal }>> = {
  '+': { sql: (a, b) => sql`(${a} + ${b})`, js: (a, b) => a.plus(b) },
  '-': { sql: (a, b) => sql`(${a} - ${b})`, js: (a, b) => a.minus(b) },
  '*': { sql: (a, b) => sql`(${a} * ${b})`, js: (a, b) => a.times(b) },
};

/** + - * of numbers are exact; operands are fitted first when the result could outgrow what Decimal keeps. */
function exact(operands: Operands): TypedNode {
  const operator = operands.operator as '+' | '-' | '*';
  const digits = (left: TypedNode, right: TypedNode) => (operator === '*' ? digitsOf(left) + digitsOf(right) : Math.max(digitsOf(left), digitsOf(right)) + 1);
  let { left, right } = operands;
  if (digits(left, right) > widestDigits) [left, right] = [narrow(left), narrow(right)];
  const rule = exactRules[operator];
  return strictBinary<Decimal, Decimal>({ ...operands, left, right }, { type: 'number', wide: digits(left, right), sql: rule.sql, js: rule.js });
}

/** * / and %: numbers only. A zero divisor gives null; % has the sign of the dividend, as in SQL. */
export function multiplicative(reporter: Reporter, operands: Operands & { readonly operator: '*' | '/' | '%' }): TypedNode | undefined {
  const left = coerce(reporter, operands.left, 'number');
  const right = coerce(reporter, operands.right, 'number');
  if (!left || !right) return undefined;
  if (operands.operator === '*') return exact({ ...operands, left, right });
  const narrowed = { ...operands, left: narrow(left), right: narrow(right) };
  if (operands.operator === '/') return strictBinary<Decimal, Decimal>(narrowed, { type: 'number', wide: 71, sql: divideSql, js: divide });
  return strictBinary<Decimal, Decimal>(narrowed, {
    type: 'number',
    sql: (a, b) => sql`(${a} % nullif(${b}, 0))`,
    js: (a, b) => (b.isZero() ? null : a.mod(b)),
  });
}

export function negative(reporter: Reporter, operand: TypedNode, span: Span): TypedNode | undefined {
  if (!fits(operand, 'number')) return reportType(reporter, operand, ['number'], 'after -');
  const number = coerce(reporter, operand, 'number');
  if (!number) return undefined;
  const { sql: render, js, wide } = number;
  return {
    type: 'number',
    span,
    text: `-${operandText(number, unaryRank)}`,
    rank: unaryRank,
    simple: false,
    wide,
    sql: (scope) => sql`(-(${render(scope)}))`,
    // @NOTE coerce has made it a number.
    js: (scope) => (js(scope) as Decimal | null)?.neg() ?? null,
  };
}
