import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { systemActor } from '../../../engine/access/actor.ts';
import { takeAway } from '../../../engine/errors/guards.ts';
import type { Proof } from '../../../engine/rights/prove/prove.ts';
import { sql } from '../../../engine/sql/sql.ts';
import { accessCommand } from '../../../runtime/main/cli/access-command.ts';
import type { CommandContext } from '../../../runtime/main/cli/command.ts';
import { withSnapshots } from '../../../runtime/main/proof/snapshot-database.ts';
import { idOf } from '../../rights/office-records.ts';
import { openOffice } from '../../rights/open-office.ts';
import { renewableModels } from '../../rights/renewable-models.ts';
import type { TestApi } from '../open-test-api.ts';

let api: TestApi;
const folder = mkdtempSync(join(tmpdir(), 'trellis-proof-'));
const models = () => renewableModels(api.models);

beforeAll(async () => {
  api = await openOffice();
  const give = (person: string, role: string) =>
    api.database.query(sql`insert into sys.user_role (user_id, role) values (${idOf('user', person)}::uuid, ${role})`);
  await give('mai', 'owns');
  await give('mai', 'names');
  await give('em', 'no_costs');
}, 120_000);
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => takeAway(undefined));

/** Runs the command as the command line does; answers its exit code, what it printed and its report. */
async function run(): Promise<{ readonly code: number; readonly printed: readonly string[]; readonly report: Proof; readonly html: string }> {
  const printed: string[] = [];
  const { database, changeSets, identity, writer, territories, clock } = api;
  // @NOTE the command looks at nothing else of these.
  const context = {
    ground: { database },
    engine: { models: models(), changeSets, identity, writer, territories, clock, close: async () => undefined },
    actor: systemActor('test'),
    words: ['prove'],
    options: { out: folder },
    print: (text: string) => void printed.push(text),
  } as unknown as CommandContext;
  const code = await accessCommand.run(context);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { code, printed, report: JSON.parse(read('report.json')) as Proof, html: read('report.html') };
}

async function digest(): Promise<string> {
  const rows = await api.database.query<{ digest: string }>(
    sql`select md5(string_agg(t::text, '|' order by t.id)) || (select count(*) from sys.session) || (select count(*) from sys.history) as digest from crm.account as t`,
  );
  return rows[0]?.digest ?? '';
}

it('finds nothing where rights hold, says what it looked at, and writes nothing', async () => {
  const before = await digest();
  const { code, report, html, printed } = await run();
  expect(code).toBe(0);
  expect(report.differences).toEqual([]);
  // mai and em by their roles, the others by their teams, reports and the want of all.
  expect(report.people.map(({ name, roles }) => `${name}: ${roles.join()}`).sort()).toEqual(['an: ', 'chi: ', 'dung: ', 'em: no_costs', 'mai: names,owns']);
  expect(report.activePeople).toBe(7);
  expect(report.compared).toBeGreaterThan(10_000);
  expect(report.surfaces.filter(({ compared }) => compared === 0).map(({ name }) => name)).toEqual([]);
  expect(html).toContain('Passed: everything that was shown');
  expect(html).toContain('Đạt: mọi thứ được hiển thị');
  // What is looked at in part is said.
  expect(report.surfaces.find(({ name }) => name === 'why')?.most).toBe(6);
  expect(report.surfaces.filter(({ most }) => most === null).map(({ name }) => name)).toEqual(['get', 'list', 'territories']);
  expect(html).toContain('Of its records up to 50 of each class');
  expect(html).toContain('<td>explanations of rights</td><td class="n">6</td>');
  expect(html).toContain('account.shown_margin (account shown_margin) shows its result');
  expect(html).not.toMatch(/src=|href=|<script/);
  expect(printed.at(-1)).toBe(join(folder, 'report.html'));
  expect(await digest()).toBe(before);
}, 120_000);

it('looks on connections that share one snapshot, wait for one another and write nothing', async () => {
  await withSnapshots(api.database, 2, async (snapshots) => {
    const ask = (text: string) => Promise.all(snapshots.map(({ database }) => database.query<{ told: string }>({ text, values: [] })));
    const told = async (text: string) => (await ask(text)).map(([row]) => row?.told);
    expect(new Set(await told('select pg_backend_pid()::text as told')).size).toBe(2);
    await api.database.query(sql`update crm.account set name = name || '' where id = ${idOf('account', 'own')}::uuid`);
    expect(new Set(await told('select pg_current_snapshot()::text as told')).size).toBe(1);
    expect(await told("select current_setting('idle_in_transaction_session_timeout') as told")).toEqual(['0', '0']);
    await expect(ask("update crm.account set name = 'x'")).rejects.toThrow('a proof of rights writes nothing');
  });
});

it.each(['search', 'history_field', 'sort'] as const)(
  'fails for a leak, and names the call that shows it: %s',
  async (guard) => {
    takeAway(guard);
    const { code, report, html } = await run();
    expect(code).toBe(1);
    expect(report.differences.map(({ person }) => person)).toContain('mai');
    const surface = { search: 'search', history_field: 'history', sort: 'sort' }[guard];
    const found = report.differences.find((difference) => difference.surface === surface);
    expect(found?.question.url).toMatch(/^\/api\//);
    expect(html).toContain('Failed: in ');
  },
  120_000,
);
