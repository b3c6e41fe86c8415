import { rollUpsBySource } from '../../metadata/stored-roll-ups.ts';
import { type BatchContext, type PreparedRow, valueAfter } from '../write-context.ts';

// Standard fields that every change changes.
const everyChange = ['updated_at', 'updated_by', 'version'] as const;

/**
 * Marks the records whose stored roll-ups these rows make stale, those they counted for before and those they count for now, in the transaction
 * of the change. Undefined where nothing stored counts such rows.
 */
export function markRollUps({ tx, model, object }: Pick<BatchContext, 'tx' | 'model' | 'object'>, rows: readonly PreparedRow[]): Promise<unknown> | undefined {
  const fed = rollUpsBySource(model).get(object.name);
  if (fed === undefined) return undefined;
  const marks: [object: string, field: string, via: string, record: string][] = [];
  for (const { rollUp, source } of fed) {
    const always = everyChange.some((name) => source.fields.has(name));
    const records = new Set<string>();
    for (const row of rows) {
      if (row.op === 'update' && !always && ![...row.fields].some((name) => source.fields.has(name))) continue;
      for (const id of [row.before?.[source.link], valueAfter(row, source.link)]) if (typeof id === 'string') records.add(id);
    }
    for (const record of records) marks.push([rollUp.field.object, rollUp.field.name, source.via, record]);
  }
  const [only, ...others] = marks;
  if (only === undefined) return undefined;
  // Plain values, as of a save, are planned once; arrays each time.
  if (others.length === 0)
    return tx.query({ name: 'mark-roll-up', text: 'insert into sys.stale_roll_up (object, field, via, record) values ($1, $2, $3, $4::uuid)', values: only });
  const column = (at: 0 | 1 | 2 | 3): readonly string[] => marks.map((mark) => mark[at]);
  return tx.query({
    name: 'mark-roll-ups',
    text: 'insert into sys.stale_roll_up (object, field, via, record) select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[])',
    values: [column(0), column(1), column(2), column(3)],
  });
}
