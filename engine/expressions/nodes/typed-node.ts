import type { Sql } from '../../sql/sql.ts';
import type { Decimal } from '../decimal.ts';
import type { Span } from '../syntax/reporter.ts';
import type { ExpressionType, ExpressionValue, SqlScope, ValueScope } from '../types.ts';

export type Evaluate = (scope: ValueScope) => ExpressionValue;
export type Render = (scope: SqlScope) => Sql;

/** A checked part of an expression: its type, its canonical text and both back-ends. */
export interface TypedNode {
  readonly type: ExpressionType;
  readonly span: Span;
  /** Canonical source and how tightly its outermost operator binds. */
  readonly text: string;
  readonly rank: number;
  readonly sql: Render;
  readonly js: Evaluate;
  /** A column or a constant: SQL may repeat it for nothing. */
  readonly simple: boolean;
  /** Digits of an exact result of + - * that was not yet brought into range (values/number-range.ts); 0 when it is in range. */
  readonly wide: number;
  /** Set for literals, so that they can be read as a date, a choice or an id where one is expected. */
  readonly literal?: string | Decimal | boolean | null;
  /** Of a field with choices: label or key to stored key. */
  readonly choices?: ReadonlyMap<string, string>;
  /** Terms of a chain of && or ||, so that long chains stay flat. */
  readonly terms?: readonly TypedNode[];
  /** Checked arguments of a call. */
  readonly parts?: readonly TypedNode[];
}

/** A node's text as operand of an operator of this rank, in brackets when it binds more loosely. */
export function operandText(node: TypedNode, rank: number): string {
  return node.rank < rank ? `(${node.text})` : node.text;
}

/** The canonical text of an infix operator; a chain leans to the left. */
export function infixText(operator: string, rank: number, left: TypedNode, right: TypedNode): string {
  return `${operandText(left, rank)} ${operator} ${operandText(right, rank + 1)}`;
}
