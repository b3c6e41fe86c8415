import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPostmaster } from '../../../runtime/main/postgres/postmaster-pid.ts';
import { stopChildren } from '../child.ts';
import { type Measure, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { figure, median } from '../report/figures.ts';
import { type Server, startOurs } from '../servers.ts';

const starts = 3;

/** Starts on the product's own data folder with its own PostgreSQL, as `npm start` does, and stops it. */
async function startAndStop(env: Readonly<Record<string, string>>): Promise<Server> {
  const server = await startOurs({ role: 'all', env });
  await server.process.stop();
  return server;
}

const withoutStudio = ({ readyMs, studioMs }: Server) => readyMs - studioMs;

function studioNote(servers: readonly Server[]): { note?: string } {
  const built = servers.reduce((sum, { studioMs }) => sum + studioMs, 0);
  return built > 0 ? { note: `the build of the screens, ${figure(built / 1_000)} s, is taken off` } : {};
}

async function firstStart(env: Readonly<Record<string, string>>, name: string): Promise<BenchRow> {
  const server = await startAndStop(env);
  const ms = withoutStudio(server);
  return {
    name,
    ours: `${figure(ms / 1_000)} s`,
    target: '<= 20 s',
    verdict: within(ms, 20_000),
    figures: { ...figuresOf([server]) },
    ...studioNote([server]),
  };
}

async function nextStarts(env: Readonly<Record<string, string>>, name: string): Promise<BenchRow> {
  const servers: Server[] = [];
  for (let n = 0; n < starts; n += 1) servers.push(await startAndStop(env));
  const ms = median(servers.map(withoutStudio));
  return { name, ours: `${figure(ms / 1_000)} s`, target: '<= 2.5 s', verdict: within(ms, 2_500), figures: figuresOf(servers), ...studioNote(servers) };
}

function figuresOf(servers: readonly Server[]): Readonly<Record<string, unknown>> {
  return { readyMs: servers.map(({ readyMs }) => Math.round(readyMs)), studioMs: servers.map(({ studioMs }) => studioMs) };
}

/** The product stops its PostgreSQL itself; unless it was killed. */
async function endPostgres(data: string): Promise<void> {
  await stopChildren();
  const left = findPostmaster(join(data, 'postgres'));
  if (left !== undefined) process.kill(left.pid, 'SIGQUIT');
}

export const coldStart: Measure = {
  name: 'cold-start',
  async *run(context) {
    const data = join(context.folder, 'product');
    mkdirSync(data);
    context.onClose(() => endPostgres(data));
    const env = { TRELLIS_DATA: data, TRELLIS_DEMO: context.options.quick ? '0' : '1', TRELLIS_ADMIN_PASSWORD: 'a long enough password' };
    const first = `first start on an empty folder${context.options.quick ? ', without the demo' : ', with the demo'}`;
    const row = await rowOf(first, () => firstStart(env, first));
    yield row;
    if (row.verdict !== 'wrong') yield await rowOf('cold start on an existing folder', () => nextStarts(env, 'cold start on an existing folder'));
  },
};
