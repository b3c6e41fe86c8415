import { type BenchContext, ownEnvironment } from '../bench-context.ts';
import { fillOurDatabase, people } from '../databases/our-database.ts';
import { addRights, emailOf, type Form, forms, type Share } from '../databases/rights-rows.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { times } from '../report/figures.ts';
import { type Load, loadNote, loadText, runLoad, totalMs } from '../run-load.ts';
import { type Server, startOursBuilt } from '../servers.ts';

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

type Scenario = 'newest' | 'unrelated' | 'aggregate';

interface Asked {
  readonly form: Form | 'cells';
  readonly share: Share;
  readonly scenario: Scenario;
  readonly server: Server;
  readonly admin: Load;
}

const percent: Readonly<Record<Share, string>> = { few: '0.1 %', tenth: '10 %', most: '90 %' };

/** One way of seeing some of the records against seeing all. */
async function compareForm(context: BenchContext, { form, share, scenario, server, admin }: Asked): Promise<BenchRow> {
  const load = await runLoad(context, { scenario, side: 'ours', server, email: emailOf(form, share), short: true });
  const target = form === 'cells' ? 1.6 : 1.3;
  const note = loadNote(admin, load);
  return {
    name: nameOf(form, share, scenario),
    raw: `admin ${loadText(admin)}`,
    ours: loadText(load),
    ratio: times(totalMs(load), totalMs(admin)),
    target: `<= ${target} x`,
    verdict: within(totalMs(load), target * totalMs(admin)),
    figures: { admin, load },
    ...(note === undefined ? {} : { note }),
  };
}

function nameOf(form: Form | 'cells', share: Share, scenario: Scenario): string {
  const what = { newest: 'list, newest first', unrelated: 'list sorted by another column', aggregate: 'aggregate' }[scenario];
  return `${what}, ${form === 'cells' ? 'cells of' : 'by'} ${form === 'cells' ? 'a team' : form}, ${percent[share]} visible`;
}

/** A database of its own: places and shares of nine tenths of the records would weigh on what the other measures write. */
async function* compareForms(context: BenchContext): AsyncIterable<BenchRow> {
  const url = await context.createDatabase('bench_rights');
  await fillOurDatabase(url, context.harness ?? '', context.sizes);
  await addRights(url);
  const server = await startOursBuilt({ role: 'api', env: ownEnvironment(url) });
  try {
    for (const scenario of ['newest', 'unrelated', 'aggregate'] as const) {
      const admin = await runLoad(context, { scenario, side: 'ours', server, email: people.admin, short: true });
      for (const form of [...forms, 'cells'] as const)
        for (const share of form === 'owner' ? (['few'] as const) : (Object.keys(percent) as Share[]))
          yield await rowOf(nameOf(form, share, scenario), () => compareForm(context, { form, share, scenario, server, admin }));
    }
  } finally {
    await server.process.stop();
  }
}

export const rights: Measure = {
  name: 'rights',
  missing: needsHarness,
  async *run(context) {
    yield await rowOf('list as restricted role against as admin', () => compare(context));
    yield* compareForms(context);
  },
};
