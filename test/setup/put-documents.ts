import { systemActor } from '../../engine/access/actor.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { ShopDatabase } from './shop-database.ts';

/** Adds documents to a shop, or replaces them, as a change set of the system. */
export async function putDocuments(
  { changeSets, models }: Pick<ShopDatabase, 'changeSets' | 'models'>,
  documents: readonly MetadataDocument[],
  title = 'documents',
): Promise<void> {
  const system = systemActor('test');
  const changes = documents.map((document) => ({ op: 'put' as const, kind: document.kind, name: document.name, document }));
  const { id } = await changeSets.create(system, { title, changes });
  const { plan } = await changeSets.plan(system, id);
  if (plan?.issues.length !== 0) throw new Error(JSON.stringify(plan?.issues));
  await changeSets.apply(system, id);
  await models.refresh();
}
