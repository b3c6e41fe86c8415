import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A change set with its plan, its inverse and the steps still to run. */
export const StoredChangeSetEntity = defineEntity({
  name: 'StoredChangeSet',
  tableName: 'change_set',
  schema: 'sys',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    title: p.text(),
    changes: p.json<unknown>(),
    status: p.text().$type<'draft' | 'applying' | 'building' | 'applied' | 'failed' | 'rolled_back'>().default('draft'),
    plan: p.json<unknown>().nullable(),
    inverse: p.json<unknown>().nullable(),
    modelVersion: p.bigint('number').nullable(),
    steps: p.json<unknown>().nullable(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    appliedAt: p.datetime(3).nullable(),
    error: p.json<unknown>().nullable(),
  },
});

export type StoredChangeSet = InferEntity<typeof StoredChangeSetEntity>;
