import { createHash } from 'node:crypto';
import type { Actor } from '../../access/actor.ts';
import { grantsKey, objectAccess } from '../../access/object-access.ts';
import type { MetadataRights } from '../../metadata/metadata-rights.ts';
import type { Model } from '../../metadata/model.ts';

/** The actor's rights as metadata asks for them. */
export function metadataRights(model: Model, actor: Actor): MetadataRights {
  return {
    can: (object, action) => objectAccess(model, actor, object).rows(action) !== 'none',
    reads: (object, field) => objectAccess(model, actor, object).readCell(field) !== 'none',
    writes: (object, field) => objectAccess(model, actor, object).writeCell(field) !== 'none',
  };
}

/** JSON text that depends on the Model and what an actor is granted, with its ETag. */
export interface CachedJson {
  readonly text: string;
  readonly etag: string;
}

/** Keeps such texts as long as their Model lives: everybody with the same roles gets the same. */
export function createGrantsCache(): (model: Model, actor: Actor, key: string, make: () => unknown) => CachedJson {
  const caches = new WeakMap<Model, Map<string, CachedJson>>();
  return (model, actor, key, make) => {
    const cache = caches.get(model) ?? new Map<string, CachedJson>();
    caches.set(model, cache);
    const full = `${grantsKey(model, actor)}|${key}`;
    const known = cache.get(full);
    if (known) return known;
    const text = JSON.stringify(make());
    const made = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
    cache.set(full, made);
    return made;
  };
}
