import type { Tx } from '../../database/database.ts';
import type { Model } from '../../metadata/model.ts';
import type { StoredRollUp } from '../../metadata/stored-roll-ups.ts';
import { lockRollUp, storeRollUp } from '../../records/roll-ups/store-roll-up.ts';
import { ident, sql } from '../../sql/sql.ts';

const batchRows = 1_000;

/** Works out a stored roll-up for every record, in the transaction that makes its table. */
export async function storeAllRecords(tx: Tx, model: Model, rollUp: StoredRollUp): Promise<void> {
  let ids: readonly string[] = [];
  do ids = await storeNextRecords(tx, model, rollUp, ids.at(-1));
  while (ids.length > 0);
}

/** The same for the next records in the order of ids; answers which these were. */
export async function storeNextRecords(tx: Tx, model: Model, rollUp: StoredRollUp, after: string | undefined): Promise<readonly string[]> {
  await lockRollUp(tx, rollUp);
  const beyond = after === undefined ? sql`true` : sql`id > ${after}::uuid`;
  const rows = await tx.query<{ id: string }>(
    sql`select id::text as id from ${ident('crm', rollUp.field.object)} where ${beyond} order by id limit ${sql.lit(batchRows)}`,
  );
  const ids = rows.map(({ id }) => id);
  await storeRollUp(tx, model, rollUp, ids);
  return ids;
}
