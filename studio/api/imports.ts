import type {
  ImportInspected,
  ImportInspectRequest,
  ImportPreview,
  ImportPreviewRequest,
  ImportStarted,
  ImportStartRequest,
} from '../../schemas/generated/api.ts';
import type { MappingDocument } from '../../schemas/generated/metadata.ts';
import type { ProblemIssue } from './problem.ts';
import { type FileSending, sendFile } from './records/files.ts';
import { request } from './request.ts';

export type ImportStatus = 'waiting' | 'reading' | 'writing' | 'done' | 'failed' | 'cancelled';

/** An import as the API tells of it. */
export interface ImportState {
  readonly id: string;
  readonly file_name: string | null;
  readonly dry_run: boolean;
  readonly status: ImportStatus;
  readonly progress: {
    readonly rows_read: number;
    readonly rows_total: number | null;
    readonly rows_written: number;
    readonly rows_faulty: number;
    readonly bytes_read: number;
    readonly bytes_total: number;
  };
  readonly result: Readonly<Record<string, { readonly created: number; readonly updated: number; readonly unchanged: number }>>;
  readonly operation: string | null;
  readonly faults: number;
  readonly issues: readonly ProblemIssue[];
  readonly undone: boolean;
  readonly created_at: string;
}

const running: readonly ImportStatus[] = ['waiting', 'reading', 'writing'];

export function isRunning({ status }: Pick<ImportState, 'status'>): boolean {
  return running.includes(status);
}

const fileAddress = (id: string, step = '') => `/api/imports/files/${encodeURIComponent(id)}${step}`;
const runAddress = (id: string, step = '') => `/api/imports/${encodeURIComponent(id)}${step}`;

/** Where the faults of an import are, as a file. */
export function faultsAddress(id: string): string {
  return runAddress(id, '/faults');
}

export async function inspectFile(id: string, body: ImportInspectRequest, signal?: AbortSignal): Promise<ImportInspected> {
  return (await request<ImportInspected>('POST', fileAddress(id, '/inspect'), { body, signal })).data;
}

export async function previewFile(id: string, body: ImportPreviewRequest, signal?: AbortSignal): Promise<ImportPreview> {
  return (await request<ImportPreview>('POST', fileAddress(id, '/preview'), { body, signal })).data;
}

export async function startImport(id: string, body: ImportStartRequest): Promise<string> {
  return (await request<ImportStarted>('POST', fileAddress(id, '/start'), { body })).data.id;
}

export async function removeFile(id: string): Promise<void> {
  await request('DELETE', fileAddress(id));
}

export async function listImports(signal?: AbortSignal): Promise<readonly ImportState[]> {
  return (await request<{ readonly items: readonly ImportState[] }>('GET', '/api/imports', { signal })).data.items;
}

export async function getImport(id: string, signal?: AbortSignal): Promise<ImportState> {
  return (await request<ImportState>('GET', runAddress(id), { signal })).data;
}

export async function cancelImport(id: string): Promise<ImportState> {
  return (await request<ImportState>('POST', runAddress(id, '/cancel'))).data;
}

export async function saveMapping(body: { readonly name: string; readonly fingerprint: string; readonly document: MappingDocument }): Promise<void> {
  await request('POST', '/api/imports/mappings', { body });
}

export interface SendRequest extends FileSending {
  /** The object to import into, where it is known. */
  readonly object: string | undefined;
}

/** Sends a file to be looked at. Throws ProblemError when it is refused, and an AbortError when it was broken off. */
export function sendForImport({ object, ...sending }: SendRequest): Promise<ImportInspected> {
  const address = `/api/imports/inspect?${new URLSearchParams({ file_name: sending.file.name, ...(object === undefined ? {} : { object }) })}`;
  // @NOTE the contract of the route is the proof of this type; schemas/api/import-inspected.schema.json describes it.
  return sendFile(address, sending) as Promise<ImportInspected>;
}
