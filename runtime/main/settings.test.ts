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
        databaseUrl: undefined,
        dataDir: '/srv/trellis',
        template: 'special-gift',
        demo: true,
        adminEmail: 'admin@trellis.local',
        adminPassword: undefined,
      },
    });
  });

  it('takes what is set', () => {
    const environment = {
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://crm.example.com/',
      DATABASE_URL: 'postgres://u:p@db/trellis',
      TRELLIS_DATA: '/srv/trellis',
      TRELLIS_TEMPLATE: 'blank',
      TRELLIS_ADMIN_EMAIL: 'boss@example.com',
      TRELLIS_ADMIN_PASSWORD: ' spaces count ',
    };
    expect(parseSettings(['--role', 'api'], environment)).toEqual({
      ok: true,
      value: {
        role: 'api',
        port: 8080,
        host: '0.0.0.0',
        publicUrl: 'https://crm.example.com',
        databaseUrl: 'postgres://u:p@db/trellis',
        dataDir: '/srv/trellis',
        template: 'blank',
        demo: false,
        adminEmail: 'boss@example.com',
        adminPassword: ' spaces count ',
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

  it('refuses an option it does not know', () => {
    expect(parseSettings(['--rolle', 'api'], {}).ok).toBe(false);
  });
});
