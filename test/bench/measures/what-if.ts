import pg from 'pg';
import type { WhatIf } from '../../../schemas/generated/api.ts';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { type ApiClient, signIn } from '../api-client.ts';
import { type BenchContext, ownEnvironment } from '../bench-context.ts';
import { benchDocuments } from '../databases/bench-documents.ts';
import { fillOurDatabase, people } from '../databases/our-database.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { figure, median } from '../report/figures.ts';
import { WrongAnswer } from '../run-load.ts';
import { startOursBuilt } from '../servers.ts';

const holders = 50;
const runs = 3;
const mostSeconds = 5;

/** As many holders of the role as are looked at, in ten teams; each in two of twenty-five territories, in one of which every contact lies. */
const setting = [
  `insert into sys."user" (email, name, password_hash) select 'what-if-' || n || '@example.com', 'What if ' || n, ''
     from generate_series(1, ${holders} - (select count(*)::int from sys.user_role where role = 'sales')) as n`,
  `insert into sys.user_role (user_id, role) select id, 'sales' from sys."user" where email like 'what-if-%'`,
  `insert into sys.team (name) select 'What if ' || n from generate_series(0, 9) as n`,
  `insert into sys.team_member (team, user_id) select t.id, u.user_id from (select user_id, row_number() over (order by user_id) as n from sys.user_role where role = 'sales') as u
     join sys.team as t on t.name = 'What if ' || (u.n % 10)`,
  `insert into sys.territory (name) select 'What if ' || n from generate_series(0, 24) as n`,
  `insert into sys.territory_member (territory, user_id) select t.id, u.user_id from (select user_id, row_number() over (order by user_id) as n from sys.user_role where role = 'sales') as u
     join sys.territory as t on t.name in ('What if ' || (u.n % 25), 'What if ' || ((u.n * 7 + 3 + u.n / 25) % 25))`,
  `update crm.contact as c set _territories = array[t.number] from (select id, row_number() over (order by id) as n from crm.contact) as r
     join sys.territory as t on t.name = 'What if ' || (r.n % 25) where c.id = r.id`,
  `insert into sys.share (object, record, subject, can) select 'contact', c.id, 'user:' || u.user_id, '{read}'
     from (select id, row_number() over (order by id) % 500 as n from crm.contact) as c
     join (select user_id, row_number() over (order by user_id) as n from sys.user_role where role = 'sales') as u on c.n = u.n * 3 + 1`,
  'vacuum analyze',
];

const sales = benchDocuments.find((document) => document.kind === 'role' && document.name === 'sales') as RoleDocument;

type Rows = RoleDocument['grants'][number]['rows'];

function changed(contacts: Rows, deals: Rows = ['own']): RoleDocument {
  const rows: Readonly<Record<string, Rows>> = { contact: contacts, deal: deals };
  const grants = sales.grants.map((grant) => ({
    ...grant,
    rows: rows[grant.object] ?? grant.rows,
    ...(grant.object === 'contact' ? { mask: ['phone'] } : {}),
  }));
  return { ...sales, grants };
}

const changes: readonly (readonly [words: string, role: RoleDocument])[] = [
  ['own to all', changed('all')],
  ['own to own, team and territory', changed(['own', 'team', 'territory'])],
  ['own to territory', changed(['territory'])],
  ['own to all five forms, deals with their contact', changed(['own', 'team', 'managed', 'territory', 'shared'], ['inherit:contact'])],
];

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function measure(admin: ApiClient, name: string, role: RoleDocument): Promise<BenchRow> {
  const seconds: number[] = [];
  let answer: WhatIf | undefined;
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    answer = await admin.call<WhatIf>('POST', '/api/access/what-if', { role });
    seconds.push((performance.now() - start) / 1_000);
    if (!answer.exact || answer.people.counted !== holders || answer.people.gaining === 0)
      throw new WrongAnswer(JSON.stringify({ ...answer, each: undefined }));
  }
  const middle = median(seconds);
  const gained = answer?.objects[0]?.rows.gained.count ?? 0;
  return {
    name,
    ours: `${figure(middle)} s, ${gained.toLocaleString('en')} rows gained`,
    target: `<= ${mostSeconds} s`,
    verdict: within(middle, mostSeconds),
    figures: { seconds, totals: answer?.totals },
  };
}

export const whatIf: Measure = {
  name: 'what-if',
  missing: needsHarness,
  async *run(context: BenchContext) {
    // A database of its own: places in territories would weigh on what the other measures write.
    const url = await context.createDatabase('bench_what_if');
    await fillOurDatabase(url, context.harness ?? '', context.sizes);
    await run(url, setting);
    const server = await startOursBuilt({ role: 'api', env: ownEnvironment(url) });
    try {
      const admin = await signIn(server.base, people.admin, people.password);
      const sizes = `${holders} people, ${context.sizes.contacts.toLocaleString('en')} records`;
      for (const [words, role] of changes) {
        const name = `what if, ${sizes}: ${words}, a mask`;
        yield await rowOf(name, () => measure(admin, name, role));
      }
    } finally {
      await server.process.stop();
    }
  },
};
