import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { guards, takeAway } from '../../engine/errors/guards.ts';
import { lookFor, noticedBy } from '../rights/noticing.ts';
import { openStage, type Stage } from '../rights/open-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());
afterEach(() => {
  takeAway(undefined);
  stage.renew();
});

describe('a guard that is taken away', () => {
  it.each(guards)('is noticed: %s', async (guard) => {
    // The same part of the proof finds nothing while the guard stands.
    expect(await lookFor(stage, noticedBy[guard])).toEqual([]);
    stage.renew();
    takeAway(guard);
    const noticed = await lookFor(stage, noticedBy[guard]).catch((error: unknown) => [String(error)]);
    expect(noticed).not.toEqual([]);
  });

  it('cannot be taken away outside of a test run', () => {
    const { NODE_ENV, VITEST } = process.env;
    for (const environment of [{ NODE_ENV: 'production', VITEST }, { NODE_ENV, VITEST: undefined }]) {
      Object.assign(process.env, environment);
      if (environment.VITEST === undefined) delete process.env.VITEST;
      expect(() => takeAway('row')).toThrow('in tests only');
    }
    Object.assign(process.env, { NODE_ENV, VITEST });
  });
});
