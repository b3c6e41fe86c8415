import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';

export type Grant = RoleDocument['grants'][number];
export type Action = Grant['actions'][number];

/** Everything that can be granted, in the order in which it is shown. */
export const actions: readonly Action[] = ['create', 'read', 'update', 'delete', 'export', 'bulk', 'import', 'share', 'merge'];

/** A grant with a key that stays with it while it is edited; the key is no part of the document. */
export interface DraftGrant {
  readonly key: string;
  readonly grant: Grant;
}

/** A role while it is edited: the document itself, its grants told apart by keys. */
export interface RoleDraft {
  readonly document: RoleDocument;
  readonly grants: readonly DraftGrant[];
  /** The number of keys given so far. */
  readonly keys: number;
}

export function openRole(document: RoleDocument): RoleDraft {
  return { document, grants: document.grants.map((grant, index) => ({ key: `grant ${index}`, grant })), keys: document.grants.length };
}

/** The document as it would be saved. What was not edited stays as it was, with its order and with members this editor does not know. */
export function roleDocument({ document, grants }: RoleDraft): RoleDocument {
  return { ...document, grants: grants.map(({ grant }) => grant) };
}

/** Sets members of the document; undefined takes one out. */
export function editDocument(draft: RoleDraft, members: { readonly [K in keyof RoleDocument]?: RoleDocument[K] | undefined }): RoleDraft {
  return { ...draft, document: withMembers(draft.document, members) };
}

/** Adds grants behind the last one of their object, else at the end. */
export function addGrants(draft: RoleDraft, added: readonly Grant[]): RoleDraft {
  const keyed = added.map((grant, index) => ({ key: `grant ${draft.keys + index}`, grant }));
  const object = added[0]?.object;
  const last = draft.grants.findLastIndex(({ grant }) => grant.object === object);
  const place = last < 0 ? draft.grants.length : last + 1;
  return { ...draft, grants: draft.grants.toSpliced(place, 0, ...keyed), keys: draft.keys + added.length };
}

/** Sets members of one grant; undefined takes one out. */
export function editGrant(draft: RoleDraft, key: string, members: { readonly [K in keyof Grant]?: Grant[K] | undefined }): RoleDraft {
  const grants = draft.grants.map((one) => (one.key === key ? { key, grant: withMembers(one.grant, members) } : one));
  return { ...draft, grants };
}

/**
 * Takes a grant away. Where the role grants something for every object, an object without grants of its own would fall back to that: then an
 * empty grant stays, which says that nothing is granted here.
 */
export function removeGrant(draft: RoleDraft, key: string): RoleDraft {
  const object = draft.grants.find((one) => one.key === key)?.grant.object;
  const alone = draft.grants.filter(({ grant }) => grant.object === object).length === 1;
  if (alone && object !== '*' && grantsOf(draft, '*').length > 0) return editGrant(draft, key, { actions: [] });
  return { ...draft, grants: draft.grants.filter((one) => one.key !== key) };
}

/** The grants that the role has for an object by name. */
export function grantsOf(draft: RoleDraft, object: string): readonly DraftGrant[] {
  return draft.grants.filter(({ grant }) => grant.object === object);
}

/** Changes only what differs, keeps the order of members, and adds new ones at the end. */
function withMembers<T extends object>(whole: T, members: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const entries = Object.entries({ ...whole, ...members }).filter(([, value]) => value !== undefined);
  // @NOTE a member is only ever taken out where the type lets it be absent: callers name optional ones.
  return Object.fromEntries(entries) as T;
}
