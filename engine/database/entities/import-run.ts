import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** One import of a file: its state, its progress, its outcome. */
export const ImportRunEntity = defineEntity({
  name: 'ImportRun',
  tableName: 'import',
  schema: 'sys',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    fileName: p.text().nullable(),
    mapping: p.text().nullable(),
    dryRun: p.boolean().default(false),
    status: p.text(),
    actor: p.uuid().nullable(),
    progress: p.json<Record<string, unknown>>().defaultRaw("'{}'"),
    result: p.json<Record<string, unknown>>().nullable(),
    operation: p.uuid().nullable(),
    options: p.json<Record<string, unknown>>().defaultRaw("'{}'"),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export type ImportRun = InferEntity<typeof ImportRunEntity>;
