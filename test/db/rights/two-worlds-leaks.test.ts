import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Guard, takeAway } from '../../../engine/errors/guards.ts';
import { type Comparison, compareWorlds } from '../../rights/two-worlds/compare-worlds.ts';
import { openWorlds, type WorldPair } from '../../rights/two-worlds/world-pair.ts';

let worlds: WorldPair;
let comparison: Comparison;

beforeAll(async () => {
  worlds = await openWorlds(['owns', 'names']);
  comparison = await compareWorlds(worlds);
}, 120_000);
afterAll(async () => {
  comparison.close();
  await worlds.close();
});
afterEach(() => {
  takeAway(undefined);
  worlds.renew();
});

/** Each is to be found within so many programs, and told by no more than two requests. */
const leaks: readonly (readonly [what: string, guard: Guard, programs: number])[] = [
  ['the value that lists are sorted by', 'sort', 100],
  ['min() alone', 'min', 250],
  ['the value in a cursor', 'cursor', 100],
  ['the key of what was compiled', 'cache_key', 50],
  ['which fields are named in _hidden', 'hidden_names', 100],
  ['stages of hidden cells', 'stage_cell', 50],
  ['titles of hidden records', 'title_row', 100],
  ['duplicates by hidden cells', 'duplicates', 150],
];

it.each(leaks)(
  'finds a leak through %s',
  async (_, guard, programs) => {
    takeAway(guard);
    worlds.renew();
    const finding = await comparison.search(programs, 20_260_504);
    expect(finding.failed).toBe(true);
    expect(finding.steps).toBeLessThanOrEqual(2);
  },
  300_000,
);
