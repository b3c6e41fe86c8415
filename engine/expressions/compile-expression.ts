import { type Sql, sql } from '../sql/sql.ts';
import { Checker } from './checking/check-syntax.ts';
import { Decimal, zero } from './decimal.ts';
import { coerce, fits, reportType } from './nodes/coerce.ts';
import { narrow } from './nodes/narrow.ts';
import type { Evaluate, TypedNode } from './nodes/typed-node.ts';
import { limits } from './syntax/limits.ts';
import { parseSource } from './syntax/parse-source.ts';
import { Reporter } from './syntax/reporter.ts';
import type { CompiledExpression, CompileResult, ExpressionType, TypeScope } from './types.ts';

/**
 * Compiles source against the names of `scope` to an expression with an SQL and a JavaScript back-end that agree on every
 * value, or to issues with their places. `expected` are the types the place accepts; null is accepted everywhere, and a text
 * literal is read as a date, time or id where only that is expected.
 */
export function compileExpression(source: string, scope: TypeScope, expected?: ExpressionType | readonly ExpressionType[]): CompileResult {
  const reporter = new Reporter(source);
  const syntax = parseSource(reporter);
  const checker = new Checker(reporter, scope);
  const node = syntax && checker.check(syntax);
  const root = node && meetExpectation(reporter, node, expected);
  if (root && root.text.length > limits.characters)
    reporter.report(root.span, { code: 'expression_limit', message: 'The expression is too long when names replace labels' });
  if (!root || reporter.issues.length > 0) return { ok: false, issues: reporter.issues };
  return { ok: true, expression: finish(root, [...checker.reads.values()], checker.volatile) };
}

function meetExpectation(reporter: Reporter, node: TypedNode, expected: ExpressionType | readonly ExpressionType[] | undefined): TypedNode | undefined {
  if (expected === undefined) return node;
  const types = typeof expected === 'string' ? [expected] : expected;
  const [only, second] = types;
  if (types.includes(node.type) || (node.type === 'null' && second !== undefined)) return node;
  const type = types.find((candidate) => fits(node, candidate));
  if (type !== undefined) return coerce(reporter, node, type);
  return only === undefined ? node : reportType(reporter, node, types, 'as the result');
}

function finish(root: TypedNode, reads: readonly (readonly string[])[], volatile: boolean): CompiledExpression {
  const { type, text, simple } = root;
  const { sql: render, js } = narrow(root);
  const trimmed = type === 'number' && !simple;
  const toSql: CompiledExpression['toSql'] = trimmed ? (scope): Sql => sql`trim_scale(${render(scope)})` : render;
  return Object.freeze({ source: text, type, reads, volatile, toSql, evaluate: trimmed ? withoutNegativeZero(js) : js });
}

/** PostgreSQL knows no -0. */
function withoutNegativeZero(js: Evaluate): Evaluate {
  return (scope) => {
    const value = js(scope);
    return value instanceof Decimal && value.isZero() ? zero : value;
  };
}
