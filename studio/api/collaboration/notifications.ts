import type { NotificationCount, NotificationList, NotificationSettings, NotificationSettingsUpdate, Watch } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';
import { besideRecord } from './comments.ts';

export async function listNotifications(cursor: string, signal?: AbortSignal): Promise<NotificationList> {
  return (await request<NotificationList>('GET', '/api/notifications', { query: { cursor, limit: 20 }, signal })).data;
}

export async function countNotifications(signal?: AbortSignal): Promise<NotificationCount> {
  return (await request<NotificationCount>('GET', '/api/notifications/count', { signal })).data;
}

/** Marks groups by their keys, or all that is shown. */
export async function markNotifications(read: boolean, groups?: readonly string[]): Promise<NotificationCount> {
  return (await request<NotificationCount>('POST', '/api/notifications/read', { body: { read, ...(groups ? { groups } : {}) } })).data;
}

export async function readNotificationSettings(signal?: AbortSignal): Promise<NotificationSettings> {
  return (await request<NotificationSettings>('GET', '/api/notifications/settings', { signal })).data;
}

export async function changeNotificationSettings(changes: NotificationSettingsUpdate): Promise<NotificationSettings> {
  return (await request<NotificationSettings>('PATCH', '/api/notifications/settings', { body: changes })).data;
}

export async function readWatch(object: string, id: string, signal?: AbortSignal): Promise<Watch> {
  return (await request<Watch>('GET', besideRecord(object, id, 'watch'), { signal })).data;
}

export async function changeWatch(object: string, id: string, state: Watch['state']): Promise<Watch> {
  return (await request<Watch>('PUT', besideRecord(object, id, 'watch'), { body: { state } })).data;
}
