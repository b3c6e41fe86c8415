import { Decimal } from '../decimal.ts';
import type { TypedNode } from '../nodes/typed-node.ts';
import type { Reporter, Span } from '../syntax/reporter.ts';
import { suggest } from '../syntax/suggest.ts';
import { primaryRank } from '../syntax/syntax.ts';
import type { ScopeEntry, TypeScope } from '../types.ts';

const plainName = /^[a-z_][a-z0-9_]*$/;
const keywords = new Set(['true', 'false', 'null', 'and', 'or', 'not', 'in']);

/** A name as it can be written without being taken for something else. */
function nameText(name: string): string {
  return plainName.test(name) && !keywords.has(name) ? name : `\`${name}\``;
}

/** A field, found by its name or label; `[Khách hàng.Tên]` is tried as one label and then as a path. */
export function checkPath(reporter: Reporter, scope: TypeScope, segments: readonly string[], span: Span): ScopeEntry | undefined {
  const whole = scope.resolve(segments);
  if (whole) return whole;
  const split = segments.flatMap((segment) => segment.split('.').map((part) => part.trim()));
  const entry = split.length > segments.length ? scope.resolve(split) : undefined;
  return entry ?? reportUnknown(reporter, scope, segments, span);
}

function reportUnknown(reporter: Reporter, scope: TypeScope, segments: readonly string[], span: Span): undefined {
  const written = segments.join('.');
  const [first = '', ...rest] = segments;
  const others = scope.names().filter((name) => name !== first);
  const near = suggest(written, others) ?? (rest.length > 0 && scope.resolve([first]) ? undefined : suggest(first, others));
  const message = `There is no field ${reporter.shown(span)}${near === undefined ? '' : `; did you mean ${near}?`}`;
  const example = near === undefined ? undefined : reporter.replaced(span, suggestedPath(near, segments));
  return reporter.report(span, { code: 'expression_unknown_name', message, example, params: { name: written } });
}

/** A suggestion for the first segment keeps the rest of the path. */
function suggestedPath(near: string, segments: readonly string[]): string {
  const path = near.includes('.') ? near.split('.') : [near, ...segments.slice(1)];
  return path.map(nameText).join('.');
}

export function fieldNode({ path, type, choices }: ScopeEntry, span: Span): TypedNode {
  const node: TypedNode = {
    type,
    span,
    text: path.map(nameText).join('.'),
    rank: primaryRank,
    simple: true,
    wide: 0,
    sql: (scope) => scope.column(path),
    js:
      type === 'number'
        ? (scope) => {
            const value = scope.value(path);
            // @NOTE arithmetic takes its precision from the class of its first operand, so a foreign Decimal is copied.
            return value === null || (value as Decimal).constructor === Decimal ? value : new Decimal(value as Decimal);
          }
        : (scope) => scope.value(path),
  };
  return choices ? { ...node, choices } : node;
}
