import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { createIdentity } from '../../engine/identity/identity.ts';
import { runCommand } from '../../runtime/main/cli/run-command.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

const actor = systemActor('test');
let shop: ShopDatabase;

beforeAll(async () => {
  shop = await openShop();
  await createIdentity(shop.database, () => new Date()).createUser({ email: 'admin@trellis.local', name: 'Admin', roles: ['admin'] });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => shop.close());

async function demo(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  out.mockClear();
  const code = await runCommand(['demo', ...words], { DATABASE_URL: shop.url });
  return { code, said: out.mock.calls.flat().join('\n') };
}

const customers = async () => Number((await shop.writer.aggregate(actor, 'customer', { measures: [{ fn: 'count', as: 'n' }] })).rows[0]?.n);

describe('trellis demo', () => {
  it('fills in, refuses to do it twice, removes, and fills in again', async () => {
    expect((await demo('generate', '--scale', '0.01')).code).toBe(0);
    const filled = await customers();
    expect(filled).toBeGreaterThanOrEqual(20);
    expect(await demo('generate', '--scale', '0.01')).toEqual({ code: 1, said: 'there are sample records already; "demo remove" takes them away' });
    expect((await demo('remove')).said).toMatch(/^\d+ records removed or put back, 0 kept/);
    expect(await customers()).toBe(0);
    expect((await demo('generate', '--scale', '0.01')).code).toBe(0);
    expect(await customers()).toBeGreaterThanOrEqual(20);
    expect((await demo('remove')).code).toBe(0);
    expect(await customers()).toBe(0);
    expect(await demo('remove')).toEqual({ code: 0, said: 'there are no sample records' });
  });
});
