import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { putDocuments } from './put-documents.ts';
import type { ShopDatabase } from './shop-database.ts';

/** Adds roles to a shop, or replaces them. */
export function putRoles(shop: Pick<ShopDatabase, 'changeSets' | 'models'>, roles: readonly RoleDocument[]): Promise<void> {
  return putDocuments(shop, roles, 'roles');
}
