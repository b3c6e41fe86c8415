import { afterAll, beforeAll, expect, it } from 'vitest';
import { administration } from '../rights/probes/administration.ts';
import { openStage, type Stage } from '../rights/open-stage.ts';
import { probes } from '../rights/probes/all-probes.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

it.each([...probes, administration])('nothing hidden comes through: $name', async (probe) => {
  expect(await probe.run(stage)).toEqual([]);
});
