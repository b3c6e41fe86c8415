import type { Actor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import type { Model } from '../metadata/model.ts';
import { createReader } from '../query/create-reader.ts';
import { getRecord } from '../query/get-record.ts';
import { startOperation } from './operations.ts';
import type { RecordWriter, RowResult, RowWrite, WriteOptions } from './record-writer.ts';
import { undoOperation } from './undo-operation.ts';
import { uuidV7 } from './uuid-v7.ts';
import { writeBatch } from './write-batch.ts';
import type { CommittedChange, WriteDependencies } from './write-context.ts';

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
  const writeIn = async (
    tx: Tx,
    actor: Actor,
    object: string,
    rows: readonly RowWrite[],
    options: WriteOptions,
    operation: string,
  ): Promise<readonly RowResult[]> => {
    const model = await modelIn(tx);
    const now = options.at ?? clock();
    return writeBatch({ dependencies, tx, model, actor, now, operation, kind: options.kind ?? 'edit', partial: options.mode === 'valid' }, object, rows);
  };
  return {
    ...createReader(database, models, clock),
    async writeBatch(tx, actor, object, rows, options = {}) {
      return writeIn(tx, actor, object, rows, options, options.operation ?? uuidV7());
    },
    async write(actor, object, rows, options = {}) {
      const answer = await database.transaction(
        async (tx) => {
          const operation = options.operation ?? uuidV7();
          return { operation, results: await writeIn(tx, actor, object, rows, options, operation) };
        },
        { statementTimeoutMs: batchTimeoutMs, lockModel: true },
      );
      const ids = answer.results.flatMap((result) => (result.ok && result.changed ? [result.id] : []));
      if (ids.length > 0) ports.afterCommit?.([{ object, ids, operation: answer.operation }]);
      return answer;
    },
    async startOperation(tx, actor, kind, note) {
      return startOperation(tx, actor, kind, clock(), { note });
    },
    async undo(actor, operation) {
      const touched: CommittedChange[] = [];
      const answer = await database.transaction(
        async (tx) =>
          undoOperation(
            {
              ...dependencies,
              ports: {
                ...ports,
                afterWrite: async (inner, batch) => {
                  touched.push({ object: batch.object.name, ids: batch.rows.map((row) => row.id), operation: batch.operation });
                  await ports.afterWrite?.(inner, batch);
                },
              },
            },
            tx,
            await modelIn(tx),
            actor,
            operation,
          ),
        { statementTimeoutMs: batchTimeoutMs, lockModel: true },
      );
      if (touched.length > 0) ports.afterCommit?.(touched);
      return answer;
    },
    async getIn(tx, actor, object, id, fields) {
      return getRecord({ connection: tx, model: await modelIn(tx), now: clock() }, actor, object, id, fields);
    },
  };
}
