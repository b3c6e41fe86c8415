import { afterAll, beforeAll, expect, it } from 'vitest';
import { combinations } from '../../rights/combinations.ts';
import { findDifferences, inWords } from '../../rights/find-differences.ts';
import { openStage, type Stage } from '../../rights/open-stage.ts';
import { writeSurfaces } from '../../rights/write-surfaces.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

it.each(combinations(0, 1))(
  'lets somebody with %s write what the oracle says',
  async (roles) => {
    const { differences, compared } = await findDifferences(stage, roles, writeSurfaces(stage));
    expect(differences.map((difference) => inWords(stage, difference))).toEqual([]);
    expect(compared).toBeGreaterThan(300);
  },
  120_000,
);
