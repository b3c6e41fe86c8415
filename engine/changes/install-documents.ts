import type { Actor } from '../access/actor.ts';
import type { MetadataDocument } from '../metadata/model.ts';
import type { ChangeSetRecord, ChangeSets } from './change-sets.ts';

/** Puts documents as one change set and waits until all of it is built. */
export async function installDocuments(changeSets: ChangeSets, actor: Actor, documents: readonly MetadataDocument[], title?: string): Promise<ChangeSetRecord> {
  const changes = documents.map((document) => ({ op: 'put', kind: document.kind, name: document.name, document }) as const);
  const { id } = await changeSets.create(actor, title === undefined ? { changes } : { title, changes });
  const applied = await changeSets.apply(actor, id);
  if (applied.status !== 'building') return applied;
  await changeSets.drain();
  return (await changeSets.get(actor, id)) ?? applied;
}
