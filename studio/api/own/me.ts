import { request } from '../request.ts';

/** Where a favourite, or something opened lately, leads. */
export type Destination =
  | { readonly kind: 'record'; readonly object: string; readonly id: string }
  | { readonly kind: 'object'; readonly object: string }
  | { readonly kind: 'view'; readonly view: string }
  /** An address of the screens, by a name that the person gave it. */
  | { readonly kind: 'page'; readonly to: string; readonly label: string };

/** The same as the server knows it now: a record has its title, null where it has none that the person sees. */
export type OwnEntry = Destination & { readonly title?: string | null; readonly at?: string };

export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly single_keys: boolean;
  readonly app: string | null;
  readonly home: Readonly<Record<string, { readonly hidden?: readonly string[]; readonly order?: readonly string[] }>>;
}

interface Entries {
  readonly items: readonly OwnEntry[];
}

export async function loadFavourites(signal?: AbortSignal): Promise<readonly OwnEntry[]> {
  return (await request<Entries>('GET', '/api/me/favourites', { signal })).data.items;
}

export async function putFavourites(items: readonly Destination[]): Promise<readonly OwnEntry[]> {
  return (await request<Entries>('PUT', '/api/me/favourites', { body: { items } })).data.items;
}

export async function loadRecents(signal?: AbortSignal): Promise<readonly OwnEntry[]> {
  return (await request<Entries>('GET', '/api/me/recents', { signal })).data.items;
}

export async function addRecent(opened: Destination): Promise<void> {
  await request('POST', '/api/me/recents', { body: opened });
}

export async function loadPreferences(signal?: AbortSignal): Promise<Preferences> {
  return (await request<Preferences>('GET', '/api/me/preferences', { signal })).data;
}

export async function updatePreferences(changes: Partial<Preferences>): Promise<Preferences> {
  return (await request<Preferences>('PATCH', '/api/me/preferences', { body: changes })).data;
}

export async function changePassword(current: string, next: string): Promise<void> {
  await request('POST', '/api/auth/password', { body: { current, new: next } });
}
