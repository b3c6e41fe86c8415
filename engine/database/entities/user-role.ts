import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A user holds a role document. */
export const UserRoleEntity = defineEntity({
  name: 'UserRole',
  tableName: 'user_role',
  schema: 'sys',
  primaryKeys: ['userId', 'role'],
  properties: { userId: p.uuid().primary(), role: p.text().primary() },
});

export type UserRole = InferEntity<typeof UserRoleEntity>;
