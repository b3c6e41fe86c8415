import { join, sql } from '../../sql/sql.ts';
import { bindOnce } from '../nodes/bind-once.ts';
import { callNode } from '../nodes/call-node.ts';
import { coerce } from '../nodes/coerce.ts';
import type { TypedNode } from '../nodes/typed-node.ts';
import { type Call, special } from './function-spec.ts';

/** A longer result is null: replacing within replaced text would otherwise grow without bound. */
const longest = 1_000_000;

function texts(call: Call): readonly TypedNode[] | undefined {
  const nodes = call.nodes.map((node) => coerce(call.reporter, node, 'text'));
  // @NOTE every() has just excluded undefined.
  return nodes.every((node) => node !== undefined) ? (nodes as TypedNode[]) : undefined;
}

const concat = special({
  name: 'CONCAT',
  least: 1,
  build: (call) => {
    const nodes = texts(call);
    if (!nodes) return undefined;
    return callNode(call, nodes, {
      type: 'text',
      sql: (scope) => sql`nullif(concat(${join(nodes.map((node) => node.sql(scope)))}), '')`,
      js: (scope) => nodes.map((node) => node.js(scope) ?? '').join('') || null,
    });
  },
});

/** Code points of a text that is at most `longest` long, else null. */
function limited(text: string): string | null {
  if (text === '') return null;
  return text.length <= longest || Array.from(text).length <= longest ? text : null;
}

/** How often replaceAll would replace. */
function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

function substitute(text: string, part: string, replacement: string): string | null {
  const growth = replacement.length - part.length;
  if (growth > 0 && Array.from(text).length + occurrences(text, part) * (Array.from(replacement).length - Array.from(part).length) > longest) return null;
  return limited(text.replaceAll(part, () => replacement));
}

const substituteFunction = special({
  name: 'SUBSTITUTE',
  aliases: ['REPLACE'],
  least: 3,
  most: 3,
  build: (call) => {
    const [text, part, replacement] = texts(call) ?? [];
    if (!text || !part || !replacement) return undefined;
    return callNode(call, [text, part, replacement], {
      type: 'text',
      sql: (scope) => {
        const operands = [text, part, replacement].map((node) => ({ sql: node.sql(scope), simple: node.simple }));
        return bindOnce(operands, ([whole, old, by]) => {
          const count = sql`(char_length(${whole}) - char_length(replace(${whole}, ${old}, ''))) / char_length(${old})`;
          const length = sql`char_length(${whole}) + ${count}::bigint * (coalesce(char_length(${by}), 0) - char_length(${old}))`;
          return sql`case when ${length} <= ${sql.lit(longest)} then nullif(replace(${whole}, ${old}, coalesce(${by}, '')), '') end`;
        });
      },
      js: (scope) => {
        // @NOTE coerce has made all three texts.
        const [whole, old, by] = [text.js(scope), part.js(scope), replacement.js(scope)] as (string | null)[];
        return typeof whole === 'string' && typeof old === 'string' ? substitute(whole, old, by ?? '') : null;
      },
    });
  },
});

/** Functions that make longer texts; an absent part counts as empty. */
export const joinTextFunctions = [concat, substituteFunction];
