import { join, type Sql, sql } from '../../sql/sql.ts';
import { bindOnce } from '../nodes/bind-once.ts';
import { callNode } from '../nodes/call-node.ts';
import { choiceLiteral } from '../nodes/choice-literal.ts';
import { coerce, unify } from '../nodes/coerce.ts';
import type { TypedNode } from '../nodes/typed-node.ts';
import { isBlank, isBlankSql, sameValue } from '../operators/comparison.ts';
import { connective, negation } from '../operators/logic.ts';
import type { ExpressionType } from '../types.ts';
import { type Call, special } from './function-spec.ts';

/** Pairs of condition and result with an optional last result for all else. */
function pairsOf(nodes: readonly TypedNode[]): {
  readonly tests: readonly TypedNode[];
  readonly results: readonly TypedNode[];
  readonly otherwise: TypedNode | undefined;
} {
  const paired = nodes.length - (nodes.length % 2);
  return {
    tests: nodes.slice(0, paired).filter((_, index) => index % 2 === 0),
    results: nodes.slice(0, paired).filter((_, index) => index % 2 === 1),
    otherwise: nodes[paired],
  };
}

function typeOf(nodes: readonly TypedNode[]): { readonly type: ExpressionType; readonly wide: number } {
  return { type: nodes.find((node) => node.type !== 'null')?.type ?? 'null', wide: Math.max(...nodes.map((node) => node.wide)) };
}

/** IF and IFS: the result of the first condition that is true; a condition that is null does not hold. */
function branches(call: Call): TypedNode | undefined {
  const { tests, results, otherwise } = pairsOf(call.nodes);
  const conditions = tests.map((test) => coerce(call.reporter, test, 'boolean'));
  const values = unify(call.reporter, otherwise ? [...results, otherwise] : results);
  if (!values || conditions.includes(undefined)) return undefined;
  // @NOTE the line above has excluded undefined.
  const checked = conditions as TypedNode[];
  const last = values[checked.length];
  return callNode(call, interleave(checked, values), {
    ...typeOf(values),
    sql: (scope) => {
      const whens = checked.map((condition, index) => sql`when ${condition.sql(scope)} then ${values[index]?.sql(scope)}`);
      return sql`(case ${join(whens, sql` `)}${last ? sql` else ${last.sql(scope)}` : sql``} end)`;
    },
    js: (scope) => {
      const found = checked.findIndex((condition) => condition.js(scope) === true);
      return (found < 0 ? last : values[found])?.js(scope) ?? null;
    },
  });
}

function interleave(tests: readonly TypedNode[], values: readonly TypedNode[]): readonly TypedNode[] {
  return [...tests.flatMap((test, index) => [test, values[index] ?? test]), ...values.slice(tests.length)];
}

const iff = special({ name: 'IF', least: 2, most: 3, build: branches });
const ifs = special({ name: 'IFS', least: 2, build: branches });

/** SWITCH(value, match, result, ..., otherwise): matches as == does, so null matches an absent value. */
function switchOn(call: Call): TypedNode | undefined {
  const [tested, ...rest] = call.nodes;
  if (!tested) return undefined;
  const { tests, results, otherwise } = pairsOf(rest);
  const translated = tests.map((test) => choiceLiteral(call.reporter, test, tested.choices));
  if (translated.includes(undefined)) return undefined;
  // @NOTE the line above has excluded undefined.
  const [subject, ...matches] = unify(call.reporter, [tested, ...(translated as TypedNode[])]) ?? [];
  const values = unify(call.reporter, otherwise ? [...results, otherwise] : results);
  if (!subject || !values) return undefined;
  const blank = translated.map((test) => test?.type === 'null');
  const last = values[matches.length];
  const test = (value: Sql, match: Sql, index: number) => (blank[index] ? isBlankSql(subject, value) : sql`${value} = ${match}`);
  return callNode(call, [subject, ...interleave(matches, values)], {
    ...typeOf(values),
    sql: (scope) =>
      bindOnce([{ sql: subject.sql(scope), simple: subject.simple }], ([value = sql`null`]) => {
        const whens = matches.map((match, index) => sql`when ${test(value, match.sql(scope), index)} then ${values[index]?.sql(scope)}`);
        return sql`(case ${join(whens, sql` `)}${last ? sql` else ${last.sql(scope)}` : sql``} end)`;
      }),
    js: (scope) => {
      const value = subject.js(scope);
      const found = matches.findIndex((match, index) => (blank[index] ? isBlank(value) : value !== null && sameOrNull(value, match.js(scope))));
      return (found < 0 ? last : values[found])?.js(scope) ?? null;
    },
  });
}

function sameOrNull(value: ReturnType<TypedNode['js']>, match: ReturnType<TypedNode['js']>): boolean {
  return match !== null && sameValue(value, match);
}

const switchFunction = special({ name: 'SWITCH', aliases: ['CASE'], least: 3, build: switchOn });

const and = special({ name: 'AND', least: 1, build: ({ reporter, nodes, span }) => connective(reporter, '&&', nodes, span) });
const or = special({ name: 'OR', least: 1, build: ({ reporter, nodes, span }) => connective(reporter, '||', nodes, span) });
const not = special({ name: 'NOT', least: 1, most: 1, build: ({ reporter, nodes: [node], span }) => node && negation(reporter, node, span) });

const isBlankFunction = special({
  name: 'ISBLANK',
  least: 1,
  most: 1,
  build: (call) => {
    const [node] = call.nodes;
    return node && callNode(call, [node], { type: 'boolean', sql: (scope) => isBlankSql(node, node.sql(scope)), js: (scope) => isBlank(node.js(scope)) });
  },
});

const blankValue = special({
  name: 'BLANKVALUE',
  aliases: ['COALESCE'],
  least: 1,
  build: (call) => {
    const choices = call.nodes.find((node) => node.choices)?.choices;
    const translated = call.nodes.map((node) => choiceLiteral(call.reporter, node, choices));
    if (translated.includes(undefined)) return undefined;
    // @NOTE the line above has excluded undefined.
    const nodes = unify(call.reporter, translated as TypedNode[]);
    if (!nodes) return undefined;
    const node = callNode(call, nodes, {
      ...typeOf(nodes),
      sql: (scope) => sql`coalesce(${join(nodes.map((item) => item.sql(scope)))})`,
      js: (scope) => {
        for (const item of nodes) {
          const value = item.js(scope);
          if (value !== null) return value;
        }
        return null;
      },
    });
    return choices ? { ...node, choices } : node;
  },
});

/** Functions that decide, and treat null in a way of their own. */
export const logicFunctions = [iff, ifs, switchFunction, and, or, not, isBlankFunction, blankValue];
