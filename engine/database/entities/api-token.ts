import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A key for programs that act as a user; only its hash is kept. */
export const ApiTokenEntity = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  schema: 'sys',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    tokenHash: p.blob(),
    userId: p.uuid(),
    name: p.text(),
    scopes: p.json<string[]>(),
    objects: p.array().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    lastUsedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});

export type ApiToken = InferEntity<typeof ApiTokenEntity>;
