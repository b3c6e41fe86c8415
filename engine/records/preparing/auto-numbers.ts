import { autoNumberPeriod, formatAutoNumber } from '../../fields/auto_number/format-auto-number.ts';
import { localDay } from '../../fields/datetime/zone-time.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { type BatchContext, isLive, type PreparedRow } from '../write-context.ts';

/** Gives new records their numbers. The counter stays locked until the commit, so that numbers rise without gaps from failed saves. */
export async function assignAutoNumbers(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const fields = [...context.object.fields.values()].filter((field) => field.type.type === 'auto_number');
  for (const field of fields) {
    const creates = rows.filter((row) => row.op === 'create' && isLive(row) && !row.columns.has(field.name));
    if (creates.length > 0) await assign(context, field, creates);
  }
}

async function assign(context: BatchContext, field: FieldModel, rows: readonly PreparedRow[]): Promise<void> {
  const zone = context.model.settings.zone;
  const { pattern = '{00000}', reset = 'never' } = field.document.options ?? {};
  const byPeriod = Map.groupBy(rows, (row) => autoNumberPeriod(reset, new Date(row.at), zone));
  for (const period of [...byPeriod.keys()].sort()) {
    const group = byPeriod.get(period) ?? [];
    const answer = await context.tx.query<{
      value: number;
    }>(sql`insert into sys.counter (object, field, period, value) values (${context.object.name}, ${field.name}, ${period}, ${group.length}::bigint)
      on conflict (object, field, period) do update set value = sys.counter.value + excluded.value returning value`);
    let next = Number(answer[0]?.value) - group.length;
    for (const row of group) {
      next += 1;
      row.columns.set(field.name, formatAutoNumber(pattern, localDay(Date.parse(row.at), zone), next));
      row.fields.add(field.name);
    }
  }
}
