import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { runCommand } from '../../runtime/main/cli/run-command.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;

beforeAll(async () => {
  shop = await openShop();
  await shop.identity.createUser({ email: 'admin@trellis.local', name: 'Admin', roles: ['admin'] });
});

afterEach(() => vi.restoreAllMocks());
afterAll(() => shop.close());

/** Runs the command; `said` is what it wrote to its output, or to its errors when it failed. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  const errors = vi.spyOn(console, 'error').mockReturnValue();
  out.mockClear();
  errors.mockClear();
  const code = await runCommand(['user', ...args], { DATABASE_URL: shop.url });
  return { code, said: (code === 0 ? out : errors).mock.calls.flat().join('\n') };
}

describe('trellis user', () => {
  it('adds people with a password that signs in, and lists them', async () => {
    const { code, said } = await run('create', 'lan@example.com', '--name', 'Lan', '--role', 'sales');
    expect(code).toBe(0);
    const password = /^lan@example\.com may sign in with the password (\S+)$/.exec(said)?.[1] ?? '';
    expect(await shop.identity.signIn('lan@example.com', password, '127.0.0.1')).toMatch(/.{40}/);
    expect((await run('list')).said).toBe('admin@trellis.local\tAdmin\tadmin\nlan@example.com\tLan\tsales');
    expect(JSON.parse((await run('list', '--json')).said)).toMatchObject([
      { email: 'admin@trellis.local' },
      { email: 'lan@example.com', roles: ['sales'], active: true },
    ]);
    const [entry] = (await shop.rights.changes({ limit: 1 })).items;
    expect(entry).toMatchObject({ what: 'person_created', actor: { name: 'Admin' } });
  });

  it('hands over, tries that out first, and disables', async () => {
    await run('create', 'minh@example.com', '--name', 'Minh', '--role', 'sales');
    const minh = (await shop.identity.findUser('minh@example.com'))?.id;
    const { results } = await shop.writer.write(systemActor('test'), 'task', [{ op: 'create', values: { subject: 'Gọi lại', owner: minh } }]);
    const counts = 'task: 1\nshares: 0\nreports: 0\nteams led: 0';
    expect(await run('hand-over', 'minh@example.com', '--to', 'lan@example.com', '--dry-run')).toEqual({ code: 0, said: counts });
    const { said } = await run('hand-over', 'minh@example.com', '--to', 'lan@example.com', '--disable');
    const operation = /operation (\S+) \(undo gives everything back\)$/.exec(said)?.[1] ?? '';
    expect(said).toBe(`${counts}\ndisabled\noperation ${operation} (undo gives everything back)`);
    const lan = (await shop.identity.findUser('lan@example.com'))?.id;
    const task = await shop.writer.get(systemActor('test'), 'task', results[0]?.ok ? results[0].id : '', ['owner']);
    expect(task?.owner).toEqual({ id: lan });
    expect((await run('list')).said).toContain('minh@example.com\tMinh\tsales\tdisabled');
    expect(await run('disable', 'lan@example.com')).toEqual({ code: 0, said: 'lan@example.com may no longer sign in' });
  });

  it.each([
    [2, ['disable', 'no@example.com'], 'nobody has the e-mail address no@example.com'],
    [2, ['hand-over', 'lan@example.com'], '--to is missing'],
    [2, ['hand-over', 'lan@example.com', '--to', 'no@example.com'], 'nobody has the e-mail address no@example.com'],
    [2, ['create', 'x@example.com', '--role', 'king'], 'there is no role "king"; there are accountant, admin, delivery'],
    [2, ['create', 'x@example.com'], '--role is missing; there are accountant, admin, delivery'],
    [2, ['rename', 'lan@example.com'], '"user rename" is not known'],
    [1, ['create', 'LAN@example.com', '--role', 'sales'], 'Somebody has this e-mail address.'],
    [1, ['disable', 'admin@trellis.local'], 'This is the last active administrator.'],
    [1, ['hand-over', 'admin@trellis.local', '--to', 'lan@example.com'], 'Who takes over must be active.'],
  ] as const)('answers %i to %j', async (code, args, message) => {
    const answer = await run(...args);
    expect(answer.code).toBe(code);
    expect(answer.said).toContain(message);
  });
});
