import type { Sql } from '../../sql/sql.ts';
import { infixText, type TypedNode } from '../nodes/typed-node.ts';
import type { Span } from '../syntax/reporter.ts';
import { type BinaryOperator, rankOf } from '../syntax/syntax.ts';
import type { ExpressionType, ExpressionValue } from '../types.ts';

/** Both back-ends of an operator over operands that are not null; a null operand gives null. */
export interface StrictBinary<L, R> {
  readonly type: ExpressionType;
  readonly wide?: number;
  sql(left: Sql, right: Sql): Sql;
  js(left: L, right: R): ExpressionValue;
}

export interface Operands {
  readonly operator: BinaryOperator;
  readonly left: TypedNode;
  readonly right: TypedNode;
  readonly span: Span;
}

/** @NOTE L and R are what the checker has proved the operands to be; the casts rest on that. */
export function strictBinary<L extends ExpressionValue, R extends ExpressionValue>(operands: Operands, rule: StrictBinary<L, R>): TypedNode {
  const { operator, left, right, span } = operands;
  const rank = rankOf[operator];
  const [leftJs, rightJs] = [left.js, right.js];
  return {
    type: rule.type,
    span,
    text: infixText(operator, rank, left, right),
    rank,
    simple: false,
    wide: rule.wide ?? 0,
    sql: (scope) => rule.sql(left.sql(scope), right.sql(scope)),
    js: (scope) => {
      const first = leftJs(scope);
      if (first === null) return null;
      const second = rightJs(scope);
      return second === null ? null : rule.js(first as L, second as R);
    },
  };
}
