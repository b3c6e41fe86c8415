import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSurfaces } from '../../../engine/rights/prove/surfaces/all-surfaces.ts';
import { combinations } from '../../rights/combinations.ts';
import { findDifferences, inWords } from '../../rights/find-differences.ts';
import { openStage, type Stage } from '../../rights/open-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

it.each(combinations(1, 2))(
  'shows somebody with %s what the oracle says, by every surface',
  async (roles) => {
    const { differences, compared } = await findDifferences(stage, roles, readSurfaces);
    expect(differences.map((difference) => inWords(stage, difference))).toEqual([]);
    // Nothing is proven where nothing was looked at.
    expect(compared).toBeGreaterThan(1_000);
  },
  120_000,
);
