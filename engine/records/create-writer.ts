import type { Actor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { failpoint } from '../errors/failpoint.ts';
import type { Model } from '../metadata/model.ts';
import { createReader } from '../query/create-reader.ts';
import { getRecord } from '../query/get-record.ts';
import { startOperation } from './operations.ts';
import type { RecordWriter, RowResult, WriteOptions } from './record-writer.ts';
import { observeWrites } from './undoing/observe-writes.ts';
import { undoOperation } from './undoing/undo-operation.ts';
import { uuidV7 } from './uuid-v7.ts';
import { type BatchSettings, writeBatch } from './write-batch.ts';
import type { CommittedChange, WriteDependencies } from './write-context.ts';
import { InFlight } from './writing/in-flight.ts';
import { writeTransaction } from './writing/write-transaction.ts';

/** Statements of one batch may take this long; imports and undo run many of them. */
const batchTimeoutMs = 60_000;

/** The one writer of records over a database. */
export function createWriter(dependencies: WriteDependencies): RecordWriter {
  const { database, models, clock, ports } = dependencies;
  const held = new WeakMap<Tx, Model>();
  // The shared model lock is taken once per transaction and kept to its end.
  const modelIn = async (tx: Tx): Promise<Model> => {
    const known = held.get(tx);
    if (known) return known;
    const model = await models.lockForWrite(tx);
    held.set(tx, model);
    return model;
  };
  const transaction: RecordWriter['transaction'] = (work, options = {}) =>
    writeTransaction(
      dependencies,
      (tx, model) => {
        held.set(tx, model);
        return work(tx);
      },
      options,
    );
  const settingsOf = (tx: Tx, model: Model, actor: Actor, { operation, kind, mode, at }: WriteOptions): BatchSettings => ({
    dependencies,
    tx,
    model,
    actor,
    now: at ?? clock(),
    operation: operation ?? uuidV7(),
    kind: kind ?? 'edit',
    partial: mode === 'valid',
  });
  return {
    ...createReader(database, models, clock),
    transaction,
    async writeBatch(tx, actor, object, rows, options = {}) {
      return writeBatch(settingsOf(tx, held.get(tx) ?? (await modelIn(tx)), actor, options), object, rows);
    },
    async writeOne(tx, actor, object, row, options = {}) {
      const model = held.get(tx) ?? (await modelIn(tx));
      const settings = settingsOf(tx, model, actor, { ...options, mode: 'all' });
      const flight = new InFlight();
      const results = await writeBatch(settings, object, [row], { flight });
      // @NOTE a batch answers as many results as it was given rows.
      const result = results[0] as RowResult;
      const reading = row.op !== 'delete' && result.ok ? getRecord({ connection: tx, model, now: clock() }, actor, object, result.id) : undefined;
      if (reading !== undefined) flight.send(reading);
      await flight.land();
      failpoint('write.written');
      return { result, record: await reading };
    },
    async write(actor, object, rows, options = {}) {
      const operation = options.operation ?? uuidV7();
      const results = await transaction(async (tx) => writeBatch(settingsOf(tx, await modelIn(tx), actor, { ...options, operation }), object, rows), {
        statementTimeoutMs: batchTimeoutMs,
      });
      const ids = results.flatMap((result) => (result.ok && result.changed ? [result.id] : []));
      if (ids.length > 0) ports.afterCommit?.([{ object, ids, operation, ...(actor.kind === 'user' ? { by: actor.id } : {}) }]);
      return { operation, results };
    },
    async startOperation(tx, actor, kind, note) {
      return startOperation(tx, actor, kind, clock(), { note });
    },
    async undo(actor, operation) {
      let touched: CommittedChange[] = [];
      const work = async (tx: Tx) => {
        touched = [];
        return undoOperation({ ...dependencies, ports: observeWrites(ports, touched) }, tx, await modelIn(tx), actor, operation);
      };
      const answer = await transaction(work, { statementTimeoutMs: batchTimeoutMs });
      if (touched.length > 0) ports.afterCommit?.(touched);
      return answer;
    },
  };
}
