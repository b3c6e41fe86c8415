import { join, type Sql, sql } from '../../sql/sql.ts';
import type { Decimal } from '../decimal.ts';
import { callNode } from '../nodes/call-node.ts';
import { coerce, fits, reportType, unify } from '../nodes/coerce.ts';
import { narrow } from '../nodes/narrow.ts';
import type { ExpressionType, ExpressionValue } from '../types.ts';
import { special } from './function-spec.ts';

const ordered: readonly ExpressionType[] = ['number', 'date', 'datetime'];

/** MIN and MAX skip absent values, as Excel and SQL's least and greatest do. */
const extreme = (name: string, render: Sql, sign: 1 | -1) =>
  special({
    name,
    least: 1,
    build: (call) => {
      const wrong = call.nodes.find((node) => !ordered.some((type) => fits(node, type)));
      if (wrong) return reportType(call.reporter, wrong, ordered, `in ${name}`);
      const unified = unify(call.reporter, call.nodes);
      const type = unified?.find((node) => node.type !== 'null')?.type ?? 'number';
      const nodes = unified?.map((node) => coerce(call.reporter, node, type)).map((node) => node && narrow(node));
      // @NOTE every() has just excluded undefined.
      const checked = nodes?.every((node) => node !== undefined) ? nodes : undefined;
      if (!checked) return undefined;
      const odd = checked.find((node) => !ordered.includes(node.type));
      if (odd) return reportType(call.reporter, odd, ordered, `in ${name}`);
      return callNode(call, checked, {
        type,
        sql: (scope) => sql`${render}(${join(checked.map((node) => node.sql(scope)))})`,
        js: (scope) => {
          let best: ExpressionValue = null;
          for (const node of checked) {
            const value = node.js(scope);
            if (value !== null && (best === null || compare(value, best) * sign > 0)) best = value;
          }
          return best;
        },
      });
    },
  });

/** @NOTE the checker has proved both to be numbers, or both texts of dates or times, whose order is that of time. */
function compare(left: ExpressionValue, right: ExpressionValue): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left === right ? 0 : 1;
  return (left as Decimal).cmp(right as Decimal);
}

/** Smallest and largest of several values. */
export const extremeFunctions = [extreme('MIN', sql`least`, -1), extreme('MAX', sql`greatest`, 1)];
