import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** What one act changed, as the unit of undo. */
export const OperationEntity = defineEntity({
  name: 'Operation',
  tableName: 'operation',
  schema: 'sys',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    kind: p.text(),
    note: p.text().nullable(),
    actor: p.uuid().nullable(),
    actorName: p.text().nullable(),
    at: p.datetime(3).defaultRaw('now()'),
    undoneBy: p.uuid().nullable(),
    undoes: p.uuid().nullable(),
    rows: p.bigint('number').default(0),
    status: p.text().default('done'),
  },
});

export type Operation = InferEntity<typeof OperationEntity>;
