import { expect } from 'vitest';
import { openTestApi, type TestApi } from './open-test-api.ts';

export type Client = Awaited<ReturnType<TestApi['as']>>;

export interface ApiClients {
  readonly api: TestApi;
  readonly admin: Client;
  readonly staff: Client;
  readonly guest: Client;
  /** Creates a record, by default a customer as the administrator, and answers it. */
  create(payload: object, object?: string, as?: Client): Promise<{ readonly id: string; readonly version: number; readonly [field: string]: unknown }>;
  /** The header of a new API token of that person. */
  bearer(email: string): Promise<{ readonly authorization: string }>;
}

/** The API over a small shop, and a client for each of its three people. */
export async function openApiClients(): Promise<ApiClients> {
  const api = await openTestApi();
  const [admin, staff, guest] = [await api.as('admin@example.com'), await api.as('staff@example.com'), await api.as('guest@example.com')];
  return {
    api,
    admin,
    staff,
    guest,
    async create(payload, object = 'customer', as = admin) {
      const answer = await as({ method: 'POST', url: `/api/records/${object}`, payload });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    async bearer(email) {
      const user = await api.identity.findUser(email);
      return { authorization: `Bearer ${(await api.identity.createToken(user?.id ?? '', { name: 'test' })).token}` };
    },
  };
}
