import { signIn } from './api-client.ts';
import { loadHarnessData, ourContact } from './databases/harness-data.ts';
import { people } from './databases/our-database.ts';

/** Adapter of ../shared/bench/load.mjs to our API. BENCH_HARNESS is the harness's folder, BENCH_EMAIL who signs in. */
interface Context {
  readonly headers: Readonly<Record<string, string>>;
  id(): string;
}

interface Scenario {
  request(context: Context, index: number): { readonly method?: string; readonly path: string; readonly body?: unknown };
  check?(answer: Page & Readonly<Record<string, unknown>>): string;
}

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next_cursor: string | null;
  readonly count: number | null;
}

const { contact, rnd, STATUS } = await loadHarnessData(process.env.BENCH_HARNESS ?? '');
const contacts = '/api/records/contact';
const idsWanted = 2_000;

export async function setup(base: string): Promise<Context> {
  const { headers, call } = await signIn(base, process.env.BENCH_EMAIL ?? people.sales, people.password);
  const ids: string[] = [];
  for (let cursor = ''; ids.length < idsWanted; ) {
    const page = await call<Page>('GET', `${contacts}?fields=id&sort=id&limit=200${cursor}`);
    ids.push(...page.items.map((item) => String(item.id)));
    if (page.next_cursor === null) break;
    cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`;
  }
  return { headers, id: () => ids[rnd(ids.length)] ?? '' };
}

const list = (index: number, more = ''): string =>
  `${contacts}?filter=${encodeURIComponent(`status = "${STATUS[index % 4]}" && score >= ${30 + rnd(30)}`)}&sort=-created_at&limit=50${more}`;

const search = (): string => `${contacts}?search=${rnd(4096).toString(16)}&sort=-created_at&limit=50&count=capped`;

function fullPage({ items, count }: Page): string {
  if (items.length !== 50) throw new Error(`${items.length} rows instead of 50`);
  return `rows ${items.length} total ${count} keys ${Object.keys(items[0] ?? {}).length}`;
}

/** Of people who may see few records: with little data less than a page. */
function somePage({ items, count }: Page): string {
  if (items.length === 0) throw new Error('no rows');
  return `rows ${items.length} total ${count}`;
}

function written(answer: Readonly<Record<string, unknown>>): string {
  if (typeof answer.id !== 'string' || Number(answer.version) < 1) throw new Error(JSON.stringify(answer));
  return `id ${answer.id} version ${answer.version}`;
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  get: { request: (context) => ({ path: `${contacts}/${context.id()}` }), check: written },
  list_nocount: { request: (_, index) => ({ path: list(index) }), check: fullPage },
  list: { request: (_, index) => ({ path: list(index, '&count=capped') }), check: fullPage },
  list_exact: { request: (_, index) => ({ path: list(index, '&count=exact') }), check: fullPage },
  search: { request: () => ({ path: search() }), check: ({ items, count }) => `rows ${items.length} total ${count}` },
  newest: { request: () => ({ path: `${contacts}?limit=50` }), check: somePage },
  unrelated: { request: () => ({ path: `${contacts}?sort=-score&limit=50` }), check: somePage },
  aggregate: {
    request: () => ({
      method: 'POST',
      path: `${contacts}/aggregate`,
      body: {
        group: [{ field: 'status' }],
        measures: [
          { fn: 'count', as: 'n' },
          { fn: 'sum', field: 'score', as: 'score' },
        ],
      },
    }),
  },
  create: { request: (_, index) => ({ method: 'POST', path: contacts, body: ourContact(contact(index)) }), check: written },
  patch: {
    request: (context) => ({ method: 'PATCH', path: `${contacts}/${context.id()}`, body: { score: rnd(101), notes: `patched ${rnd(1e6)}` } }),
    check: written,
  },
};
