import { sql } from '../../sql/sql.ts';
import { Decimal, zero } from '../decimal.ts';
import { callNode } from '../nodes/call-node.ts';
import { coerce, fits, reportType } from '../nodes/coerce.ts';
import { hasText } from '../operators/membership.ts';
import { plain, special } from './function-spec.ts';

const has = special({
  name: 'HAS',
  least: 2,
  most: 2,
  build: ({ reporter, nodes: [list, item], span }) => list && item && hasText(reporter, list, item, span),
});

const count = special({
  name: 'COUNT',
  least: 1,
  most: 1,
  build: (call) => {
    const [list] = call.nodes;
    if (!list) return undefined;
    if (!fits(list, 'texts')) return reportType(call.reporter, list, ['texts'], 'in COUNT');
    const texts = coerce(call.reporter, list, 'texts');
    if (!texts) return undefined;
    return callNode(call, [texts], {
      type: 'number',
      sql: (scope) => sql`coalesce(cardinality(${texts.sql(scope)}), 0)::numeric`,
      js: (scope) => {
        const value = texts.js(scope);
        return Array.isArray(value) ? new Decimal(value.length) : zero;
      },
    });
  },
});

const me = plain({ name: 'ME', takes: [], returns: 'reference', volatile: true, sql: (_, scope) => sql`(${scope.me})::uuid`, js: (_, scope) => scope.me });

/** Lists of texts (tags, several choices) and the acting user. */
export const listFunctions = [has, count, me];
