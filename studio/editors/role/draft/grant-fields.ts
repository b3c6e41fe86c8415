import { editGrant, type Grant, type RoleDraft } from './role-draft.ts';

/** How a grant shows a field: at once, as dots, or not at all. */
export type Shown = 'read' | 'mask' | 'hide';

const every = '*';

function covers(list: readonly string[] | undefined, field: string): boolean {
  return list === undefined || list.includes(every) || list.includes(field);
}

/** The same as the server decides it (engine/access). */
export function shownAs(grant: Grant, field: string): Shown {
  if (!covers(grant.read, field) || grant.hide?.includes(field)) return 'hide';
  return grant.mask !== undefined && covers(grant.mask, field) ? 'mask' : 'read';
}

/** Whether the grant lets the field be written: it is shown, or the grant names it. */
export function writes(grant: Grant, field: string): boolean {
  if (grant.hide?.includes(field)) return false;
  return covers(grant.write, field) && (shownAs(grant, field) === 'read' || grant.write?.includes(field) === true);
}

/** Whether fields that are made later are read and written. */
export function takesNewFields(grant: Grant): { readonly read: boolean; readonly write: boolean } {
  const read = covers(grant.read, every);
  return { read, write: read && covers(grant.write, every) };
}

/** Names of the fields of an object: `all` of them, and those that people can write at all. */
export interface FieldNames {
  readonly all: readonly string[];
  readonly writable: readonly string[];
}

export function setShown(draft: RoleDraft, key: string, field: string, shown: Shown, names: FieldNames): RoleDraft {
  const grant = grantAt(draft, key);
  if (!grant || shownAs(grant, field) === shown) return draft;
  if (shown === 'hide') return editGrant(draft, key, hidden(grant, field));
  const masked = grant.mask !== undefined && covers(grant.mask, field) ? grant.mask : added(grant.mask ?? [], field);
  const mask = shown === 'mask' ? masked : withoutField(grant.mask, field, names.all);
  const read = grant.read === undefined || covers(grant.read, field) ? grant.read : added(grant.read, field);
  return editGrant(draft, key, { read, hide: orNone(grant.hide?.filter((one) => one !== field)), mask: orNone(mask) });
}

/** Takes the field from what is read, and from where it is named to be written: what is hidden here is not written either. */
function hidden(grant: Grant, field: string): Partial<Record<'read' | 'hide' | 'mask' | 'write', string[] | undefined>> {
  const listed = grant.read !== undefined && !grant.read.includes(every);
  return {
    read: listed ? grant.read?.filter((one) => one !== field) : grant.read,
    hide: listed ? grant.hide : added(grant.hide ?? [], field),
    mask: orNone(grant.mask?.filter((one) => one !== field)),
    write: grant.write?.filter((one) => one !== field),
  };
}

export function setWrites(draft: RoleDraft, key: string, field: string, on: boolean, names: FieldNames): RoleDraft {
  const grant = grantAt(draft, key);
  if (!grant || writes(grant, field) === on) return draft;
  // Whoever writes all that is shown writes a masked field only where it is named beside.
  if (on) return editGrant(draft, key, { write: added(grant.write ?? [every], field) });
  const left = names.writable.filter((name) => name !== field && writes(grant, name));
  const named = grant.write?.filter((one) => one !== every && one !== field && !left.includes(one)) ?? [];
  return editGrant(draft, key, { write: covers(grant.write, every) ? [...left, ...named] : grant.write?.filter((one) => one !== field) });
}

/**
 * Opens or closes fields that are made later; what is shown and written now stays. Only a field that is written without being shown loses
 * that when new fields are opened: then it has to be hidden by name.
 */
export function setNewFields(draft: RoleDraft, key: string, take: { readonly read: boolean; readonly write: boolean }, names: FieldNames): RoleDraft {
  const grant = grantAt(draft, key);
  if (!grant) return draft;
  const before = takesNewFields(grant);
  const written = names.writable.filter((name) => writes(grant, name));
  const beyond = written.filter((name) => shownAs(grant, name) === 'mask');
  let next: { read?: string[] | undefined; hide?: string[] | undefined; write?: string[] | undefined } = {};
  if (take.read !== before.read) {
    const seen = names.all.filter((name) => shownAs(grant, name) !== 'hide');
    const kept = names.all.filter((name) => shownAs(grant, name) === 'hide');
    next = take.read ? { read: undefined, hide: orNone(kept) } : { read: seen, hide: undefined };
  }
  const write = take.read && take.write;
  if (write !== before.write) next = { ...next, write: write ? (beyond.length > 0 ? [every, ...beyond] : undefined) : written };
  return editGrant(draft, key, next);
}

function grantAt(draft: RoleDraft, key: string): Grant | undefined {
  return draft.grants.find((one) => one.key === key)?.grant;
}

function added(list: readonly string[], field: string): string[] {
  return list.includes(field) ? [...list] : [...list, field];
}

/** A list without a field; one of every field is written out first. */
function withoutField(list: readonly string[] | undefined, field: string, all: readonly string[]): string[] | undefined {
  const written = list?.includes(every) ? all : list;
  return written?.filter((one) => one !== field);
}

/** A list that takes nothing out is left out; one that was empty in the document stays, since nothing edits it. */
function orNone(list: readonly string[] | undefined): string[] | undefined {
  return list === undefined || list.length === 0 ? undefined : [...list];
}
