import type { MetadataDocument } from '../../metadata/model.ts';
import type { StoredChange } from '../stored-change.ts';
import { documentKey, type KeptDocuments } from './document-table.ts';

/** The object a document is about and cannot be without. */
function objectOf(document: MetadataDocument): string | undefined {
  return document.kind === 'field' || document.kind === 'layout' || document.kind === 'view' ? document.object : undefined;
}

/** Fields, layouts and views go with their object. */
export function impliedDeletions(changes: readonly StoredChange[], kept: KeptDocuments): readonly StoredChange[] {
  const objects = new Set(changes.filter(({ op, kind }) => op === 'delete' && kind === 'object').map(({ name }) => name));
  if (objects.size === 0) return [];
  const named = new Set(changes.map(documentKey));
  return [...kept.documents.values()].flatMap(({ document, state }): StoredChange[] => {
    const object = objectOf(document);
    if (state === 'hidden' || object === undefined || !objects.has(object) || named.has(documentKey(document))) return [];
    return [{ op: 'delete', kind: document.kind, name: document.name }];
  });
}
