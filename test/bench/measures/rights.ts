import type { BenchContext } from '../bench-context.ts';
import { people } from '../databases/our-database.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { times } from '../report/figures.ts';
import { loadNote, loadText, runLoad, totalMs } from '../run-load.ts';

/** The same list for someone who sees their own records and for someone who sees all. */
async function compare(context: BenchContext): Promise<BenchRow> {
  const server = await context.ours();
  const admin = await runLoad(context, { scenario: 'list_nocount', side: 'ours', server, email: people.admin });
  const restricted = await runLoad(context, { scenario: 'list_nocount', side: 'ours', server });
  const note = loadNote(admin, restricted);
  return {
    name: 'list as restricted role against as admin',
    raw: `admin ${loadText(admin)}`,
    ours: loadText(restricted),
    ratio: times(totalMs(restricted), totalMs(admin)),
    target: '<= 1.3 x',
    verdict: within(totalMs(restricted), 1.3 * totalMs(admin)),
    figures: { admin, restricted },
    ...(note === undefined ? {} : { note }),
  };
}

export const rights: Measure = {
  name: 'rights',
  missing: needsHarness,
  async *run(context) {
    yield await rowOf('list as restricted role against as admin', () => compare(context));
  },
};
