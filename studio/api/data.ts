import type { FullExportPlan, FullExportState, PurgeAnswer, SampleDataPreview, SampleDataState, TrashAnswer } from '../../schemas/generated/api.ts';
import { request } from './request.ts';

export type TrashItem = TrashAnswer['items'][number];

export async function listTrash(
  query: { readonly object?: string; readonly search?: string; readonly cursor?: string },
  signal?: AbortSignal,
): Promise<TrashAnswer> {
  return (await request<TrashAnswer>('GET', '/api/trash', { query: { ...query }, signal })).data;
}

/** Brings a record back; answers the operation, for undo. */
export async function restoreRecord(object: string, id: string): Promise<string | undefined> {
  return (await request<unknown>('POST', `/api/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}/restore`)).operation;
}

export async function purgeRecords(items: readonly { readonly object: string; readonly id: string }[]): Promise<PurgeAnswer> {
  return (await request<PurgeAnswer>('POST', '/api/trash/purge', { body: { items } })).data;
}

export async function sampleData(signal?: AbortSignal): Promise<SampleDataState> {
  return (await request<SampleDataState>('GET', '/api/sample-data', { signal })).data;
}

export async function previewSampleData(signal?: AbortSignal): Promise<SampleDataPreview> {
  return (await request<SampleDataPreview>('GET', '/api/sample-data/preview', { signal })).data;
}

export async function removeSampleData(): Promise<SampleDataState> {
  return (await request<SampleDataState>('POST', '/api/sample-data/remove')).data;
}

export async function planFullExport(reason: string): Promise<FullExportPlan> {
  return (await request<FullExportPlan>('POST', '/api/full-exports', { body: { reason } })).data;
}

export async function fullExport(id: string, signal?: AbortSignal): Promise<FullExportState> {
  return (await request<FullExportState>('GET', `/api/full-exports/${encodeURIComponent(id)}`, { signal })).data;
}

/** Where the browser fetches the archive. */
export const fullExportFile = (id: string): string => `/api/full-exports/${encodeURIComponent(id)}/file`;
