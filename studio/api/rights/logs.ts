import type { AccessAlertList, DenialList, ExportList, RevealList, RightsChangeList } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';

/** What a log is narrowed to. Moments are ISO 8601. */
export interface LogFilter {
  readonly actor?: string;
  readonly object?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The logs of access with the form of their pages. */
export interface LogPages {
  readonly denials: DenialList;
  readonly exports: ExportList;
  readonly reveals: RevealList;
  readonly alerts: AccessAlertList;
}

/** A page of a log, newest first. */
export async function readLog<K extends keyof LogPages>(log: K, filter: LogFilter, cursor: string | undefined, signal?: AbortSignal): Promise<LogPages[K]> {
  return (await request<LogPages[K]>('GET', `/api/access/${log}`, { query: { ...filter, cursor, limit: 50 }, signal })).data;
}

/** A page of what was changed of people, teams, territories and shares, newest first. */
export async function readRightsChanges(cursor: string | undefined, signal?: AbortSignal): Promise<RightsChangeList> {
  return (await request<RightsChangeList>('GET', '/api/access/changes', { query: { cursor, limit: 50 }, signal })).data;
}

/** An administrator has taken note of an alert. */
export async function markAlertSeen(id: string): Promise<void> {
  await request('POST', `/api/access/alerts/${encodeURIComponent(id)}/seen`);
}
