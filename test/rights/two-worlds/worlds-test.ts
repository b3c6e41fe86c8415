import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, compareWorlds } from './compare-worlds.ts';
import { openWorlds, type WorldPair } from './world-pair.ts';

/** So many pairs of worlds share the programs. */
const pairs = 4;
const msPerProgram = 500;

/** How many programs are run, and from which seed: `npm test` takes 2,000 from one that stays, `npm run test:two-worlds` more from another. */
function share(): { readonly programs: number; readonly seed: number } {
  return { programs: Math.ceil(Number(process.env.TRELLIS_PROGRAMS ?? 2_000) / pairs), seed: Number(process.env.TRELLIS_SEED ?? 20_260_504) };
}

/** The test of one pair of worlds: for somebody with these roles, no random program tells one from the other. */
export function testWorlds(roles: string): void {
  const { programs, seed } = share();
  let worlds: WorldPair;
  let comparison: Comparison;
  beforeAll(async () => {
    worlds = await openWorlds(roles.split(' '));
    comparison = await compareWorlds(worlds);
  }, 120_000);
  afterAll(async () => {
    comparison.close();
    await worlds.close();
  });
  describe(`two worlds that differ in what is hidden from ${roles}`, () => {
    it(
      `are one and the same in ${programs} random programs (seed ${seed})`,
      async () => {
        const { story, runs } = await comparison.search(programs, seed);
        expect(story).toBe('');
        expect(runs).toBe(programs);
      },
      programs * msPerProgram,
    );
  });
}
