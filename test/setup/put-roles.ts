import { systemActor } from '../../engine/access/actor.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import type { ShopDatabase } from './shop-database.ts';

/** Adds roles to a shop, or replaces them, as a change set of the system. */
export async function putRoles({ changeSets, models }: Pick<ShopDatabase, 'changeSets' | 'models'>, roles: readonly RoleDocument[]): Promise<void> {
  const system = systemActor('test');
  const changes = roles.map((document) => ({ op: 'put' as const, kind: 'role' as const, name: document.name, document }));
  const { id } = await changeSets.create(system, { title: 'roles', changes });
  const { plan } = await changeSets.plan(system, id);
  if (plan?.issues.length !== 0) throw new Error(JSON.stringify(plan?.issues));
  await changeSets.apply(system, id);
  await models.refresh();
}
