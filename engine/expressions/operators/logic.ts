import { all, any, sql } from '../../sql/sql.ts';
import { coerce } from '../nodes/coerce.ts';
import { type Evaluate, operandText, type TypedNode } from '../nodes/typed-node.ts';
import type { Reporter, Span } from '../syntax/reporter.ts';
import { rankOf, unaryRank } from '../syntax/syntax.ts';

type Connective = '&&' | '||';

/** Chains of && or || in three-valued logic: null unless one term decides. */
export function connective(reporter: Reporter, operator: Connective, nodes: readonly TypedNode[], span: Span): TypedNode | undefined {
  const terms: TypedNode[] = [];
  for (const node of nodes) {
    const checked = coerce(reporter, node, 'boolean');
    if (!checked) return undefined;
    terms.push(...(checked.terms && checked.rank === rankOf[operator] ? checked.terms : [checked]));
  }
  const [only, second] = terms;
  if (only && !second) return { ...only, span };
  const rank = rankOf[operator];
  const text = terms.map((term) => operandText(term, rank + 1)).join(` ${operator} `);
  const decisive = operator === '||';
  return {
    type: 'boolean',
    span,
    text,
    rank,
    simple: false,
    wide: 0,
    terms,
    sql: (scope) => (decisive ? any : all)(terms.map((term) => term.sql(scope))),
    js: evaluator(
      terms.map((term) => term.js),
      decisive,
    ),
  };
}

function evaluator(terms: readonly Evaluate[], decisive: boolean): Evaluate {
  return (scope) => {
    let unknown = false;
    for (const term of terms) {
      const value = term(scope);
      if (value === decisive) return decisive;
      if (value === null) unknown = true;
    }
    return unknown ? null : !decisive;
  };
}

export function negation(reporter: Reporter, operand: TypedNode, span: Span): TypedNode | undefined {
  const checked = coerce(reporter, operand, 'boolean');
  if (!checked) return undefined;
  const { sql: render, js } = checked;
  return {
    type: 'boolean',
    span,
    text: `!${operandText(checked, unaryRank)}`,
    rank: unaryRank,
    simple: false,
    wide: 0,
    sql: (scope) => sql`(not ${render(scope)})`,
    js: (scope) => {
      const value = js(scope);
      return value === null ? null : !value;
    },
  };
}
