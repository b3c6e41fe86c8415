import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../runtime/main/cli/run-command.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;

beforeAll(async () => {
  shop = await openShop();
  await shop.identity.createUser({ email: 'admin@trellis.local', name: 'Admin', roles: ['admin'] });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => shop.close());

async function command(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  const code = await runCommand(words, { DATABASE_URL: shop.url });
  return { code, said: [...out.mock.calls, ...complaints.mock.calls].flat().join('\n') };
}

describe('trellis user create', () => {
  it('gives nobody a role by itself, and names those there are', async () => {
    const roles = 'there are accountant, admin, delivery, guest, marketing, owner, receptionist, sales, sales_manager, service, warehouse';
    expect(await command('user', 'create', 'lan@example.com')).toMatchObject({ code: 2, said: expect.stringContaining(`--role is missing; ${roles}`) });
    expect(await command('user', 'create', 'lan@example.com', '--role', 'staff')).toMatchObject({ code: 2, said: expect.stringContaining('no role "staff"') });
    expect(await shop.identity.findUser('lan@example.com')).toBeUndefined();
  });

  it('prints the password with which the person signs in', async () => {
    const { code, said } = await command('user', 'create', 'lan@example.com', '--role', 'sales', '--name', 'Lan');
    expect(code).toBe(0);
    const password = said.match(/lan@example.com may sign in with the password (\S+)/)?.[1] ?? '';
    const signedIn = await shop.identity.resolve(await shop.identity.signIn('lan@example.com', password, '127.0.0.1'));
    expect(signedIn?.user).toMatchObject({ name: 'Lan', roles: ['sales'] });
  });
});
