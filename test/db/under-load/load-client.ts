import type { FastifyInstance, InjectOptions } from 'fastify';
import type { TestApi } from '../open-test-api.ts';
import { password } from '../open-test-api.ts';

export interface LoadAnswer {
  readonly status: number;
  /** The body parsed; an empty object without one. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly etag: string | undefined;
}

/** One request over the whole HTTP layer. */
export type LoadCall = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers?: Record<string, string>) => Promise<LoadAnswer>;

/** Calls the APIs in turn as the admin, without the digests that TestApi.as takes of all tables. */
export async function loadClient(api: TestApi, others: readonly FastifyInstance[]): Promise<LoadCall> {
  const cookie = `trellis_session=${await api.identity.signIn('admin@example.com', password, '127.0.0.1')}`;
  const apps = [api.app, ...others];
  let calls = 0;
  return async (method, url, payload, headers = {}) => {
    const type: Record<string, string> = method === 'GET' ? {} : { 'content-type': 'application/json' };
    const options: InjectOptions = { method, url, headers: { cookie, ...type, ...headers } };
    calls += 1;
    const app = apps[calls % apps.length] ?? api.app;
    const answer = await app.inject(payload === undefined ? options : { ...options, payload });
    // @NOTE every answer of the API is a JSON object or empty.
    const body = (answer.body === '' ? {} : answer.json()) as LoadAnswer['body'];
    return { status: answer.statusCode, body, etag: answer.headers.etag === undefined ? undefined : String(answer.headers.etag) };
  };
}
