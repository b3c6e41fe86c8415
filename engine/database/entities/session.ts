import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A signed-in browser; only the hash of its token is kept. */
export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'session',
  schema: 'sys',
  properties: {
    tokenHash: p.blob().primary(),
    userId: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    lastSeenAt: p.datetime(3).defaultRaw('now()'),
    expiresAt: p.datetime(3),
    userAgent: p.text().nullable(),
  },
});

export type Session = InferEntity<typeof SessionEntity>;
