import type { Database } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import { missing } from '../query/create-reader.ts';
import type { RecordWriter } from '../records/record-writer.ts';
import { ident, sql } from '../sql/sql.ts';
import { openConversion } from './conversion-context.ts';
import type { Conversions } from './conversions.ts';
import { previewConversion } from './preview-conversion.ts';
import { readSource } from './read-source.ts';
import { runConversion } from './run-conversion.ts';

export interface ConversionServices {
  readonly database: Database;
  readonly models: Pick<ModelStore, 'current'>;
  readonly writer: Pick<RecordWriter, 'startOperation' | 'writeBatch'>;
  readonly clock: () => Date;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Opens the way in which records are converted. */
export function createConversions({ database, models, writer, clock }: ConversionServices): Conversions {
  return {
    async preview(actor, name, id) {
      const context = { connection: database, model: models.current(), now: clock() };
      const wanted = openConversion(context.model, actor, name);
      const source = await readSource(context, actor, wanted, id);
      return previewConversion({ ...context, actor, ...wanted, source });
    },
    async convert(tx, actor, name, id, request) {
      const context = { connection: tx, model: models.current(), now: clock() };
      const wanted = openConversion(context.model, actor, name);
      const { table } = wanted.object;
      if (!uuid.test(id)) throw missing(wanted.object.name, id);
      // Two at once take turns: the second finds what the first did.
      await tx.query(sql`select 1 as one from ${ident(...table)} as t where t.id = ${id}::uuid for update`);
      const source = await readSource(context, actor, wanted, id);
      const operation = await writer.startOperation(tx, actor, 'convert', name);
      return runConversion({ ...context, actor, ...wanted, source }, { tx, writer, operation }, request);
    },
  };
}
