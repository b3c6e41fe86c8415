import { join, sql } from '../../sql/sql.ts';
import { bindOnce } from '../nodes/bind-once.ts';
import { choiceLiteral } from '../nodes/choice-literal.ts';
import { coerce, unify } from '../nodes/coerce.ts';
import { typePhrase } from '../nodes/type-phrase.ts';
import { operandText, type TypedNode } from '../nodes/typed-node.ts';
import type { Reporter, Span } from '../syntax/reporter.ts';
import { primaryRank, rankOf } from '../syntax/syntax.ts';
import { isBlankSql, sameValue } from './comparison.ts';

/** `x in [a, b]`: as x == a || x == b; a literal null in the list asks for an absent value. */
export function inList(reporter: Reporter, tested: TypedNode, items: readonly TypedNode[], span: Span): TypedNode | undefined {
  const translated: TypedNode[] = [];
  for (const item of items) {
    const node = choiceLiteral(reporter, item, tested.choices);
    if (!node) return undefined;
    translated.push(node);
  }
  const [subject, ...values] = unify(reporter, [tested, ...translated.filter((item) => item.type !== 'null')]) ?? [];
  if (!subject) return undefined;
  if (subject.type === 'texts') {
    const message = `${typePhrase('texts')} cannot stand before in; ask with HAS(list, text)`;
    return reporter.report(tested.span, { code: 'expression_wrong_type', message, example: `HAS(${tested.text}, 'a')` });
  }
  const acceptsBlank = values.length < items.length;
  const text = `${operandText(subject, rankOf.in)} in [${translated.map((item) => item.text).join(', ')}]`;
  const node = { type: 'boolean', span, text, rank: rankOf.in, simple: false, wide: 0 } as const;
  return {
    ...node,
    sql: (scope) => {
      if (values.length === 0) return acceptsBlank ? isBlankSql(subject, subject.sql(scope)) : sql`false`;
      const list = join(values.map((item) => item.sql(scope)));
      if (!acceptsBlank) return sql`(${subject.sql(scope)} in (${list}))`;
      return bindOnce([{ sql: subject.sql(scope), simple: subject.simple }], ([value = sql`null`]) => sql`(${value} is null or ${value} in (${list}))`);
    },
    js: (scope) => {
      const value = subject.js(scope);
      if (acceptsBlank && value === null) return true;
      return among(
        value,
        values.map((item) => item.js(scope)),
      );
    },
  };
}

function among(value: ReturnType<TypedNode['js']>, values: readonly ReturnType<TypedNode['js']>[]): boolean | null {
  if (values.length === 0) return false;
  if (value === null) return null;
  if (values.some((item) => item !== null && sameValue(value, item))) return true;
  return values.includes(null) ? null : false;
}

/** True when the list (tags, choices) holds the text; an absent list holds nothing. */
export function hasText(reporter: Reporter, list: TypedNode, item: TypedNode, span: Span): TypedNode | undefined {
  const texts = coerce(reporter, list, 'texts');
  const translated = choiceLiteral(reporter, item, list.choices);
  const wanted = translated && coerce(reporter, translated, 'text');
  if (!texts || !wanted) return undefined;
  return {
    type: 'boolean',
    span,
    text: `HAS(${texts.text}, ${wanted.text})`,
    rank: primaryRank,
    simple: false,
    wide: 0,
    sql: (scope) => sql`(${wanted.sql(scope)} = any(coalesce(${texts.sql(scope)}, '{}'::text[])))`,
    js: (scope) => {
      // @NOTE coerce has made them a text and a list.
      const values = (texts.js(scope) ?? []) as readonly string[];
      const value = wanted.js(scope) as string | null;
      if (values.length === 0) return false;
      return value === null ? null : values.includes(value);
    },
  };
}
