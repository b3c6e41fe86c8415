import { ProblemError } from '../problem.ts';
import { openResponse } from '../request.ts';

export interface ExportRequest {
  readonly format: 'csv' | 'json';
  /** What for; it is logged. */
  readonly reason: string;
  readonly filter?: string;
  readonly search?: string;
  /** Only these of them. */
  readonly ids?: readonly string[];
  readonly sort?: readonly string[];
  /** Absent: all fields. */
  readonly fields?: readonly string[];
}

export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Fetches a list as a file. Throws ProblemError when it is refused, and `offline` when it breaks off: half a file is none. */
export async function exportRecords(object: string, body: ExportRequest): Promise<ExportedFile> {
  const response = await openResponse('POST', `/api/records/${encodeURIComponent(object)}/export`, { body, headers: { accept: '*/*' } });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `${object}.${body.format}`;
  try {
    return { name, content: await response.blob() };
  } catch (cause) {
    if (cause instanceof TypeError) throw new ProblemError(0, { code: 'offline' });
    throw cause;
  }
}
