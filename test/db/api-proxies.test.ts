import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

let api: TestApi;

afterEach(() => api.close());

/** Under which addresses the limiter counts one sign-in that fails, sent from 127.0.0.1 with the header. */
async function counted(trustedProxies: readonly string[] | undefined, forwardedFor: string): Promise<readonly string[]> {
  api = await openTestApi({ settings: { publicUrl: 'https://crm.example.com', ...(trustedProxies ? { trustedProxies } : {}) } });
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    remoteAddress: '127.0.0.1',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
    payload: { email: 'staff@example.com', password: 'wrong password' },
  });
  expect(answer.statusCode).toBe(401);
  const rows = await api.database.query<{ key: string }>(sql`select key from sys.attempt where key like 'ip:%'`);
  return rows.map(({ key }) => key);
}

describe('the address that sign-ins are counted by', () => {
  it.each([
    ['the one that connected, by default', undefined, '203.0.113.7', 'ip:127.0.0.1'],
    ['the one that connected, when no proxy is named', [], '203.0.113.7', 'ip:127.0.0.1'],
    ['the one that connected, when that is no proxy', ['10.0.0.0/8'], '203.0.113.7', 'ip:127.0.0.1'],
    ['the one that a proxy names', ['127.0.0.1'], '203.0.113.7', 'ip:203.0.113.7'],
    ['the one that a proxy of a network names', ['127.0.0.0/8'], '203.0.113.7', 'ip:203.0.113.7'],
    ['the last one that is no proxy, whatever the client wrote before it', ['127.0.0.1', '10.0.0.5'], '198.51.100.1, 203.0.113.7, 10.0.0.5', 'ip:203.0.113.7'],
  ] as const)('is %s', async (_, proxies, header, address) => {
    expect(await counted(proxies, header)).toEqual([address]);
  });
});
