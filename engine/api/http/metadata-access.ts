import { createHash } from 'node:crypto';
import type { Actor } from '../../access/actor.ts';
import { grantsKey, isAdmin } from '../../access/grants.ts';
import { type ObjectAccess, objectAccess } from '../../access/object-access.ts';
import { sameScope } from '../../access/row-rules.ts';
import type { MetadataRights } from '../../metadata/metadata-rights.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';

/** The actor's rights as metadata asks for them. */
export function metadataRights(model: Model, actor: Actor, mode: 'record' | 'list' = 'record'): MetadataRights {
  const accessTo = (object: ObjectModel): ObjectAccess => objectAccess(model, actor, object, mode);
  return {
    can: (object, action) => (action === 'list' ? objectAccess(model, actor, object, 'list').rows('read') : accessTo(object).rows(action)) !== 'none',
    reads: (object, field) => accessTo(object).readCell(field) !== 'none',
    reveals: (object, field) => accessTo(object).revealCell(field) !== 'none',
    masks: (object, field) => !sameScope(accessTo(object).revealCell(field), accessTo(object).readCell(field)),
    admin: isAdmin(model, actor),
    holdsRole: (names) => actor.kind === 'user' && actor.roles.some((role) => names.includes(role)),
    writes: (object, field) => (['update', 'create'] as const).some((action) => accessTo(object).writeCell(field, action) !== 'none'),
    get inLists() {
      return mode === 'list' ? this : metadataRights(model, actor, 'list');
    },
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
    const roles = actor.kind === 'user' ? [...actor.roles].sort().join('+') : '';
    const full = `${grantsKey(model, actor)}|${roles}|${key}`;
    const known = cache.get(full);
    if (known) return known;
    const text = JSON.stringify(make());
    const made = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
    cache.set(full, made);
    return made;
  };
}
