import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { guards, takeAway } from '../../../engine/errors/guards.ts';
import { lookFor, noticedBy } from '../../rights/noticing.ts';
import { openStage, type Stage } from '../../rights/open-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());
afterEach(() => {
  takeAway(undefined);
  stage.renew();
});

it.each(guards.filter((_, index) => index % 2 === 0))('is not taken away without being noticed: %s', async (guard) => {
  // The same part of the proof finds nothing while the guard stands.
  expect(await lookFor(stage, noticedBy[guard])).toEqual([]);
  stage.renew();
  takeAway(guard);
  const noticed = await lookFor(stage, noticedBy[guard]).catch((error: unknown) => [String(error)]);
  expect(noticed).not.toEqual([]);
});
