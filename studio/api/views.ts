import type { ListSetting, SavedView, SavedViewList, SavedViewRequest, SavedViewUpdate } from '../../schemas/generated/api.ts';
import { request } from './request.ts';

const path = (id: string) => `/api/views/${encodeURIComponent(id)}`;

/** Views that people made, with the settings of one's lists. */
export async function loadViews(signal?: AbortSignal): Promise<SavedViewList> {
  return (await request<SavedViewList>('GET', '/api/views', { signal })).data;
}

export async function createView(wanted: SavedViewRequest): Promise<SavedView> {
  return (await request<SavedView>('POST', '/api/views', { body: wanted })).data;
}

export async function updateView(id: string, wanted: SavedViewUpdate): Promise<SavedView> {
  return (await request<SavedView>('PATCH', path(id), { body: wanted })).data;
}

export async function deleteView(id: string): Promise<void> {
  await request('DELETE', path(id));
}

export interface ListSettingChanges {
  readonly opens?: string | null;
  readonly views?: readonly { readonly view: string; readonly widths: Readonly<Record<string, number>> }[];
}

/** Changes how one's list of an object is set up. */
export async function changeListSetting(object: string, changes: ListSettingChanges): Promise<ListSetting> {
  return (await request<ListSetting>('PATCH', `/api/list-settings/${encodeURIComponent(object)}`, { body: changes })).data;
}
