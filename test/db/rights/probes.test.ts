import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../../rights/open-stage.ts';
import { administration } from '../../rights/probes/administration.ts';
import { probes } from '../../rights/probes/all-probes.ts';
import { surfacedRoutes } from '../../rights/surfaced-routes.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

it.each([...probes, administration])('lets nothing hidden through: $name', async (probe) => {
  expect(await probe.run(stage)).toEqual([]);
});

it('names no route that there is not', () => {
  expect([...surfacedRoutes()].filter((route) => !stage.api.routes.includes(route))).toEqual([]);
});
