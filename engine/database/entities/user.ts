import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** Somebody who signs in; also the built-in object `user`. */
export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'user',
  schema: 'sys',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    email: p.text(),
    name: p.text(),
    passwordHash: p.text().nullable().lazy(),
    active: p.boolean().default(true),
    zone: p.text().nullable(),
    locale: p.text().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
    version: p.bigint('number').version(),
    deletedAt: p.datetime(3).nullable(),
  },
});

export type User = InferEntity<typeof UserEntity>;
