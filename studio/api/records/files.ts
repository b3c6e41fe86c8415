import { ProblemError } from '../problem.ts';

/** A file as the API answers it; also the value of a field of type file. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size_bytes: number;
  readonly media_type: string;
}

/** A file on its way. */
export interface FileSending {
  readonly file: File;
  /** Told the part that is sent, 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

export interface UploadRequest extends FileSending {
  readonly object: string;
  readonly field: string;
}

/** Where the bytes of a file are; `inline` to show it in place. */
export function fileAddress(id: string, inline = false): string {
  return `/api/files/${encodeURIComponent(id)}${inline ? '?inline=1' : ''}`;
}

/** Sends a file for a field. Throws ProblemError when it is refused, and an AbortError when it was broken off. fetch tells no progress, so this is the older way. */
export function uploadFile({ object, field, ...sending }: UploadRequest): Promise<StoredFile> {
  // @NOTE the contract of the route is the proof of this type; schemas/api/stored-file.schema.json describes it.
  return sendFile(`/api/files?${new URLSearchParams({ object, field, file_name: sending.file.name })}`, sending) as Promise<StoredFile>;
}

/** Sends a file to an address, whose JSON it answers. Throws as uploadFile does. */
export function sendFile(address: string, { file, onProgress, signal }: FileSending): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const call = new XMLHttpRequest();
  const abort = () => call.abort();
  call.open('POST', address);
  call.setRequestHeader('content-type', 'application/octet-stream');
  call.setRequestHeader('accept', 'application/json');
  call.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
  call.addEventListener('load', () => {
    const answer = parsed(call.responseText);
    if (call.status === 201 && answer !== undefined) resolve(answer);
    else reject(new ProblemError(call.status, answer ?? { code: 'not_json' }));
  });
  call.addEventListener('error', () => reject(new ProblemError(0, { code: 'offline' })));
  call.addEventListener('abort', () => reject(new DOMException('broken off', 'AbortError')));
  call.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
  signal.addEventListener('abort', abort);
  call.send(file);
  return promise;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
