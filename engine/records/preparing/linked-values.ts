import { systemActor } from '../../access/actor.ts';
import type { Row } from '../../database/database.ts';
import { Decimal } from '../../expressions/decimal.ts';
import type { CompiledExpression, ExpressionValue, ValueScope } from '../../expressions/types.ts';
import { cached, preparedStatement } from '../../query/read-context.ts';
import { relation } from '../../query/relation.ts';
import { bindSlots, ident, join, Slot, sql } from '../../sql/sql.ts';
import { type BatchContext, isLive, type PreparedRow, valueAfter } from '../write-context.ts';
import { rowScope } from './row-values.ts';

/** Values that expressions of a batch read over links, by path and record linked to. */
type LinkedValues = ReadonlyMap<string, ReadonlyMap<string, ExpressionValue>>;

/** An environment per row in which expressions may follow links; one statement per link field and batch reads what they need. */
export async function linkedScopes(
  context: BatchContext,
  rows: readonly PreparedRow[],
  expressions: readonly CompiledExpression[],
): Promise<(row: PreparedRow) => ValueScope> {
  const paths = new Map<string, readonly string[]>();
  for (const expression of expressions) for (const path of expression.reads) if (isLinked(context, path)) paths.set(path.join('.'), path);
  const values = new Map<string, ReadonlyMap<string, ExpressionValue>>();
  for (const [link, wanted] of Map.groupBy(paths.values(), (path) => path[0] as string)) {
    const ids = [...new Set(rows.filter(isLive).flatMap((row) => valueAfter(row, link) ?? []))].filter((id) => typeof id === 'string');
    if (ids.length > 0) await readLinked(context, link, wanted, ids, values);
  }
  return (row) => linkedScope(context, row, values);
}

function isLinked({ object }: BatchContext, path: readonly string[]): boolean {
  const field = object.fields.get(path[0] as string);
  return path.length > 1 && field?.target !== undefined && !field.type.expression?.(field.document)?.members?.[path[1] as string];
}

function linkedScope(context: BatchContext, row: PreparedRow, values: LinkedValues): ValueScope {
  const own = rowScope(context, row);
  return {
    ...own,
    value(path) {
      const linked = values.get(path.join('.'));
      if (linked === undefined) return isLinked(context, path) ? null : own.value(path);
      return linked.get(String(valueAfter(row, path[0] as string))) ?? null;
    },
  };
}

async function readLinked(
  context: BatchContext,
  link: string,
  paths: readonly (readonly string[])[],
  ids: readonly string[],
  into: Map<string, ReadonlyMap<string, ExpressionValue>>,
): Promise<void> {
  const { model, object, tx, now } = context;
  const target = model.objects.get(object.fields.get(link)?.target ?? '');
  if (!target) return;
  // Rules and defaults read the real data, not what the writer may see of it.
  const frame = { model, actor: systemActor('expressions over links', context.actor.zone) };
  const statement = cached(frame, JSON.stringify(['linked', object.name, link, paths]), () => {
    const at = relation(frame, target);
    const items = paths.map((path, index) => sql`${at.value(path.slice(1))} as ${ident(`v${index}`)}`);
    const id = sql`${ident(at.alias)}.id`;
    return preparedStatement(sql`select ${join([sql`${id}::text as id`, ...items])} from ${at.from()} where ${id} = any(${new Slot('ids')}::uuid[])`, model);
  });
  const rows = await tx.query<Row>(bindSlots(statement, { ids, me: null, now: now.toISOString() }));
  for (const [index, path] of paths.entries()) {
    const numeric = target.scope.resolve(path.slice(1))?.type === 'number';
    into.set(path.join('.'), new Map(rows.map((row) => [String(row.id), toValue(row[`v${index}`], numeric)])));
  }
}

function toValue(read: unknown, numeric: boolean): ExpressionValue {
  if (read === null || read === undefined) return null;
  // @NOTE the driver gives text, boolean and text[] in the form expressions use.
  return numeric ? new Decimal(read as string | number) : (read as ExpressionValue);
}
