import type { Sql } from '../../sql/sql.ts';
import { allFunctions, findFunction } from '../functions/find-function.ts';
import type { FunctionSpec, Parameter, PlainFunction } from '../functions/function-spec.ts';
import { bindOnce } from '../nodes/bind-once.ts';
import { callNode } from '../nodes/call-node.ts';
import { coerce, fits, reportType } from '../nodes/coerce.ts';
import { narrow } from '../nodes/narrow.ts';
import type { TypedNode } from '../nodes/typed-node.ts';
import type { Reporter, Span } from '../syntax/reporter.ts';
import { suggest } from '../syntax/suggest.ts';
import type { ExpressionType, ExpressionValue } from '../types.ts';

/** The function written; `size` is LEN of a text and COUNT of a list. */
export function resolveFunction(reporter: Reporter, written: string, span: Span, first: TypedNode | undefined): FunctionSpec | undefined {
  const name = written === 'SIZE' ? (first?.type === 'texts' ? 'COUNT' : 'LEN') : written;
  const spec = findFunction(name);
  if (spec) return spec;
  const near = suggest(
    written,
    allFunctions.map((known) => known.name),
  );
  const source = reporter.textAt(span);
  const example = near === undefined ? undefined : reporter.replaced(span, near + source.slice(source.indexOf('(')));
  const message = `There is no function ${written}${near === undefined ? '' : `; did you mean ${near}?`}`;
  return reporter.report(span, { code: 'expression_unknown_function', message, example, params: { name: written } });
}

export function checkCall(reporter: Reporter, spec: FunctionSpec, nodes: readonly TypedNode[], span: Span): TypedNode | undefined {
  if (!checkCount(reporter, spec, nodes.length, span)) return undefined;
  if (spec.kind === 'special') return spec.build({ reporter, name: spec.name, nodes, span });
  const checked: TypedNode[] = [];
  for (const [index, node] of nodes.entries()) {
    const parameter = spec.parameters[index];
    const result = parameter && checkParameter(reporter, spec.name, parameter, node);
    if (result) checked.push(narrow(result));
  }
  return checked.length === nodes.length ? plainNode(spec, checked, span) : undefined;
}

function checkCount(reporter: Reporter, spec: FunctionSpec, count: number, span: Span): boolean {
  const [least, most] =
    spec.kind === 'special' ? [spec.least, spec.most] : [spec.parameters.filter(([name]) => !name.endsWith('?')).length, spec.parameters.length];
  if (count >= least && count <= most) return true;
  const wanted = least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  const usage = spec.kind === 'plain' ? `${spec.name}(${spec.parameters.map(([name]) => name.replace('?', '')).join(', ')})` : undefined;
  const message = `${spec.name} takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'}, not ${count}`;
  reporter.report(span, { code: 'expression_argument_count', message, example: usage, params: { name: spec.name, count } });
  return false;
}

function checkParameter(reporter: Reporter, name: string, [parameter, set]: Parameter, node: TypedNode): TypedNode | undefined {
  // @NOTE a type set is a list of expression types by its type.
  const types = set.split('|') as ExpressionType[];
  const type = types.find((candidate) => candidate === node.type) ?? types.find((candidate) => fits(node, candidate));
  if (type !== undefined) return coerce(reporter, node, type);
  return reportType(reporter, node, types, `as ${parameter.replace('?', '')} of ${name}`);
}

function plainNode(spec: PlainFunction, nodes: readonly TypedNode[], span: Span): TypedNode {
  const types = { types: nodes.map((node) => node.type) };
  const evaluators = nodes.map((node) => node.js);
  return callNode({ name: spec.name, span }, nodes, {
    type: spec.returns === 'same' ? (nodes[0]?.type ?? 'null') : spec.returns,
    wide: spec.wide ? 71 : 0,
    sql: (scope) => {
      const render = (operands: readonly Sql[]) => spec.sql(operands, scope, types);
      const operands = nodes.map((node) => ({ sql: node.sql(scope), simple: node.simple }));
      return spec.repeats ? bindOnce(operands, render) : render(operands.map((operand) => operand.sql));
    },
    js: (scope) => {
      const values: ExpressionValue[] = [];
      for (const evaluate of evaluators) {
        const value = evaluate(scope);
        if (value === null) return null;
        values.push(value);
      }
      return spec.js(values, scope, types);
    },
  });
}
