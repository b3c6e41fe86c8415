import { ProblemError } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer<T> {
  readonly data: T;
  readonly etag: string | undefined;
  /** The operation that a write made; what undo takes. */
  readonly operation: string | undefined;
}

/** Calls the API of the same origin; the body of the answer is still to be read. Throws ProblemError for every answer that is not 2xx. */
export async function openResponse(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  // The server takes writes only as application/json, and a JSON body may not be empty.
  const body = method === 'GET' ? undefined : JSON.stringify(options.body ?? {});
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await send(`${path}${queryText(options.query)}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  if (response.ok) return response;
  const data = await readJson(response);
  throw new ProblemError(response.status, isMembers(data) ? data : {});
}

/** The same for answers in JSON. The caller states the answer's type. */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const response = await openResponse(method, path, options);
  const data: unknown = response.status === 204 ? undefined : await readJson(response);
  return {
    // @NOTE the contract of the route is the proof of this type; schemas/api describes it.
    data: data as T,
    etag: response.headers.get('etag') ?? undefined,
    operation: response.headers.get('trellis-operation') ?? undefined,
  };
}

/** The event of a window in which a call did not come through. */
export const unreachable = 'trellis:unreachable';

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    window.dispatchEvent(new Event(unreachable));
    throw new ProblemError(0, { code: 'offline' });
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError(response.status, { code: 'not_json' });
  }
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function queryText(query: RequestOptions['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
