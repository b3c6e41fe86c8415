import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createIdentity, type Identity } from '../../engine/identity/identity.ts';
import { runCommand } from '../../runtime/main/cli/run-command.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let identity: Identity;

beforeAll(async () => {
  shop = await openShop();
  identity = createIdentity(shop.database, () => new Date());
  await identity.createUser({ email: 'admin@trellis.local', name: 'Admin', roles: ['admin'] });
});

afterEach(() => vi.restoreAllMocks());
afterAll(() => shop.close());

/** Runs the command; `said` is what it wrote to its output, or to its errors when it failed. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  const errors = vi.spyOn(console, 'error').mockReturnValue();
  const code = await runCommand(['token', 'create', ...args], { DATABASE_URL: shop.url });
  return { code, said: (code === 0 ? out : errors).mock.calls.flat().join('\n') };
}

describe('trellis token create', () => {
  it('prints a token that may do what was asked for, for as long as was asked for', async () => {
    const { code, said } = await run('--name', 'dashboard', '--scopes', 'read', '--objects', 'customer, order', '--expires', '90d');
    expect(code).toBe(0);
    expect(said).toMatch(/^trl_[\w-]{43}$/);
    const signedIn = await identity.resolve(said);
    expect(signedIn).toMatchObject({ scopes: ['read'], user: { email: 'admin@trellis.local', only: ['customer', 'order'] } });
    const [token] = await identity.listTokens(signedIn?.user.id ?? '');
    expect(token?.name).toBe('dashboard');
    const hours = (Date.parse(token?.expires_at ?? '') - Date.parse(token?.created_at ?? '')) / 3_600_000;
    expect(Math.round(hours)).toBe(2_160);
  });

  it('makes a token for everything when nothing is said', async () => {
    expect(await identity.resolve((await run()).said)).toMatchObject({ scopes: ['full'] });
  });

  it.each([
    [['--scopes', 'delete'], '--scopes are read, write, metadata, full, not "delete"'],
    [['--objects', 'custmer'], 'there is no object "custmer"'],
    [['--expires', 'soon'], '--expires is a time such as 12h, 90d, 8w or 2027-01-31, not "soon"'],
    [['--email', 'no@example.com'], 'nobody has the e-mail address no@example.com'],
  ])('refuses %j', async (args, message) => {
    const { code, said } = await run(...args);
    expect(code).toBe(2);
    expect(said).toContain(message);
  });

  it('refuses everything on some objects', async () => {
    const { code, said } = await run('--scopes', 'full', '--objects', 'customer');
    expect(code).toBe(1);
    expect(said).toContain('/objects only go with the scopes read and write');
  });
});
