import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Comparison, compareWorlds } from '../../rights/two-worlds/compare-worlds.ts';
import { openWorlds, type WorldPair } from '../../rights/two-worlds/world-pair.ts';

let worlds: WorldPair;
let comparison: Comparison;

beforeAll(async () => {
  worlds = await openWorlds((process.env.WHO ?? 'owns names').split(' '));
  await worlds.stages[0].as(['admin'], 'em');
  await worlds.stages[1].as(['admin'], 'em');
  comparison = await compareWorlds(worlds);
}, 120_000);
afterAll(async () => {
  comparison.close();
  await worlds.close();
});

it('x', async () => {
  const start = Date.now();
  const finding = await comparison.search(Number(process.env.N ?? 500), Number(process.env.SEED ?? 1));
  console.log(Date.now() - start, finding.runs, finding.steps, finding.story);
  expect(finding.failed).toBe(false);
}, 600_000);
