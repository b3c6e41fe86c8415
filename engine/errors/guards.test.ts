import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guards, stands, takeAway } from './guards.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  takeAway(undefined);
});

describe('takeAway', () => {
  it('takes one guard away and puts it back', () => {
    takeAway('sort');
    expect([stands('sort'), stands('filter')]).toEqual([false, true]);
    takeAway(undefined);
    expect(stands('sort')).toBe(true);
  });

  it.each([
    ['production', 'true'],
    ['test', ''],
    ['', ''],
  ])('refuses where NODE_ENV is "%s" and VITEST "%s"', (environment, vitest) => {
    vi.stubEnv('NODE_ENV', environment);
    vi.stubEnv('VITEST', vitest);
    expect(() => takeAway('row')).toThrow('in tests only');
  });
});

it('names guards that the engine asks for, each somewhere', () => {
  const engine = join(import.meta.dirname, '..');
  const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('guards') && !name.includes('.test.'),
  );
  const text = files.map((name) => readFileSync(join(engine, name), 'utf8')).join('\n');
  expect(guards.filter((name) => !text.includes(`'${name}'`))).toEqual([]);
});
