import type { Decimal } from '../decimal.ts';
import { fitNumber, fitNumberSql, rangeDigits } from '../values/number-range.ts';
import type { TypedNode } from './typed-node.ts';

/** Brings an exact intermediate number into range; other nodes stay as they are. */
export function narrow(node: TypedNode): TypedNode {
  if (node.wide === 0) return node;
  const { sql, js } = node;
  // @NOTE only numbers are ever wide.
  return { ...node, wide: 0, simple: false, sql: (scope) => fitNumberSql(sql(scope)), js: (scope) => fitNumber(js(scope) as Decimal | null) };
}

/** How many digits a number may have. */
export function digitsOf(node: TypedNode): number {
  return node.wide || rangeDigits;
}
