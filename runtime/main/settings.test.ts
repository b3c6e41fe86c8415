import { describe, expect, it } from 'vitest';
import { parseSettings } from './settings.ts';

describe('parseSettings', () => {
  it('needs nothing to be set', () => {
    expect(parseSettings([], { TRELLIS_DATA: '/srv/trellis', PORT: '' })).toEqual({
      ok: true,
      value: {
        role: 'all',
        port: 3000,
        host: '127.0.0.1',
        publicUrl: 'http://127.0.0.1:3000',
        trustedProxies: [],
        databaseUrl: undefined,
        dataDir: '/srv/trellis',
        template: 'special-gift',
        demo: true,
        demoSignIn: true,
        adminEmail: 'admin@trellis.local',
        adminPassword: undefined,
        historyDays: 730,
        logDays: 400,
        trashDays: 90,
      },
    });
  });

  it('takes what is set', () => {
    const environment = {
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://crm.example.com/',
      TRUST_PROXY: '10.0.0.5, 172.16.0.0/12,fd00::/8,',
      DATABASE_URL: 'postgres://u:p@db/trellis',
      TRELLIS_DATA: '/srv/trellis',
      TRELLIS_TEMPLATE: 'blank',
      TRELLIS_ADMIN_EMAIL: 'boss@example.com',
      TRELLIS_ADMIN_PASSWORD: ' spaces count ',
      TRELLIS_HISTORY_DAYS: '90',
      TRELLIS_LOG_DAYS: '0',
      TRELLIS_TRASH_DAYS: '30',
    };
    expect(parseSettings(['--role', 'api'], environment)).toEqual({
      ok: true,
      value: {
        role: 'api',
        port: 8080,
        host: '0.0.0.0',
        publicUrl: 'https://crm.example.com',
        trustedProxies: ['10.0.0.5', '172.16.0.0/12', 'fd00::/8'],
        databaseUrl: 'postgres://u:p@db/trellis',
        dataDir: '/srv/trellis',
        template: 'blank',
        demo: false,
        demoSignIn: false,
        adminEmail: 'boss@example.com',
        adminPassword: ' spaces count ',
        historyDays: 90,
        logDays: 0,
        trashDays: 30,
      },
    });
  });

  it('names everything that is wrong at once and no secret', () => {
    const result = parseSettings(['--role', 'boss'], { PORT: '70000', DATABASE_URL: 'mysql://u:secret@db/x', TRELLIS_DEMO: 'yes', TRELLIS_TEMPLATE: 'shop' });
    expect(result).toEqual({
      ok: false,
      issues: [
        { pointer: '/--role', message: '--role must be all or api or worker, not "boss"' },
        { pointer: '/PORT', message: 'PORT must be a number from 0 to 65535, not "70000"' },
        { pointer: '/TRELLIS_TEMPLATE', message: 'TRELLIS_TEMPLATE must be special-gift or blank, not "shop"' },
        { pointer: '/TRELLIS_DEMO', message: 'TRELLIS_DEMO must be 1 or 0, not "yes"' },
        { pointer: '/DATABASE_URL', message: 'DATABASE_URL must be a URL that starts with postgres:// or postgresql://' },
      ],
    });
  });

  it.each(['29', '-1', 'never', '1e3'])('keeps history for no "%s" days', (text) => {
    const message = `TRELLIS_HISTORY_DAYS must be 0 (for ever) or a number of days from 30, not "${text}"`;
    expect(parseSettings([], { TRELLIS_HISTORY_DAYS: text })).toEqual({ ok: false, issues: [{ pointer: '/TRELLIS_HISTORY_DAYS', message }] });
  });

  it('keeps logs as long as they are told to be kept, and no longer', () => {
    const message = 'TRELLIS_LOG_DAYS must be 0 (for ever) or a number of days from 30, not "7"';
    expect(parseSettings([], { TRELLIS_LOG_DAYS: '7' })).toEqual({ ok: false, issues: [{ pointer: '/TRELLIS_LOG_DAYS', message }] });
  });

  it.each(['true', '*', '1', 'loopback', 'proxy.example.com', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/', 'fe80::1%eth0'])(
    'trusts no proxy "%s"',
    (text) => {
      const message = `TRUST_PROXY lists addresses of proxies such as 10.0.0.5 or 10.0.0.0/8, separated by commas, not "${text}"`;
      expect(parseSettings([], { TRUST_PROXY: `10.0.0.5,${text}` })).toEqual({ ok: false, issues: [{ pointer: '/TRUST_PROXY', message }] });
    },
  );

  const demoSignIn = (environment: Record<string, string>) => {
    const parsed = parseSettings([], environment);
    return parsed.ok ? parsed.value.demoSignIn : parsed.issues.map(({ message }) => message);
  };

  it.each([
    [{}, true],
    [{ TRELLIS_DEMO_SIGN_IN: '1' }, true],
    [{ TRELLIS_DEMO_SIGN_IN: '0' }, false],
    [{ HOST: 'localhost', PUBLIC_URL: 'http://localhost:8080' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '127.0.0.9', PUBLIC_URL: 'http://[::1]:3000' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '::' }, false],
    [{ HOST: '192.168.1.5', PUBLIC_URL: 'http://127.0.0.1:3000' }, false],
    [{ PUBLIC_URL: 'https://crm.example.com' }, false],
    [{ PUBLIC_URL: 'http://localhost.example.com' }, false],
    [{ TRUST_PROXY: '10.0.0.5' }, false],
    [{ HOST: '0.0.0.0', TRELLIS_DEMO_SIGN_IN: '0' }, false],
  ])('offers demo people with %o: %s', (environment, offered) => {
    expect(demoSignIn(environment)).toBe(offered);
  });

  it('does not start with demo sign-in asked for where others reach the server', () => {
    const reason = 'TRELLIS_DEMO_SIGN_IN=1 lets people in without a password, which is for a server that only its own machine reaches, but';
    expect(demoSignIn({ TRELLIS_DEMO_SIGN_IN: '1', HOST: '0.0.0.0' })).toEqual([`${reason} HOST is 0.0.0.0`]);
    expect(demoSignIn({ TRELLIS_DEMO_SIGN_IN: '1', PUBLIC_URL: 'https://crm.example.com', TRUST_PROXY: '10.0.0.5' })).toEqual([
      `${reason} PUBLIC_URL is https://crm.example.com and TRUST_PROXY is set`,
    ]);
    expect(demoSignIn({ TRELLIS_DEMO_SIGN_IN: 'yes' })).toEqual(['TRELLIS_DEMO_SIGN_IN must be 1 or 0, not "yes"']);
  });

  it('refuses an option it does not know', () => {
    expect(parseSettings(['--rolle', 'api'], {}).ok).toBe(false);
  });
});
