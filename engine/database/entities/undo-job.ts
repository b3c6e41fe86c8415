import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** How far an undo in the background has come; its status is that of its operation. */
export const UndoJobEntity = defineEntity({
  name: 'UndoJob',
  tableName: 'undo_job',
  schema: 'sys',
  properties: {
    operation: p.uuid().primary(),
    actor: p.json<Record<string, unknown>>(),
    objects: p.array().nullable(),
    round: p.integer().default(1),
    settled: p.bigint('number').default(0),
    done: p.bigint('number').default(0),
    total: p.bigint('number'),
    undone: p.bigint('number').default(0),
    kept: p.json<unknown[]>().defaultRaw("'[]'"),
    keptCount: p.bigint('number').default(0),
    issues: p.json<unknown[]>().defaultRaw("'[]'"),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export type UndoJob = InferEntity<typeof UndoJobEntity>;
