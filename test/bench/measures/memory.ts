import { setTimeout as pause } from 'node:timers/promises';
import { type BenchContext, ownEnvironment } from '../bench-context.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { residentMb } from '../process-usage.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { runLoad } from '../run-load.ts';
import { type Server, startOursBuilt } from '../servers.ts';

const settleMs = 3_000;
const scenarios = ['get', 'list', 'search', 'create', 'patch'] as const;

/** Resident memory of a process that has just become ready, and after it was under load. */
async function memoryOf(context: BenchContext, server: Server, side: 'raw' | 'ours'): Promise<{ readonly rest: number; readonly loaded: number }> {
  await pause(settleMs);
  const rest = residentMb(server.process.pid);
  for (const scenario of scenarios) await runLoad(context, { scenario, side, server });
  await pause(settleMs);
  return { rest, loaded: residentMb(server.process.pid) };
}

async function measure(context: BenchContext, role: 'all' | 'api', name: string): Promise<BenchRow> {
  const server = await startOursBuilt({ role, env: ownEnvironment(await context.ourUrl()) });
  try {
    const { rest, loaded } = await memoryOf(context, server, 'ours');
    const judged = role === 'all';
    return {
      name,
      ours: `${rest} MB, after load ${loaded} MB`,
      target: judged ? 'at rest <= 250 MB' : '-',
      verdict: judged ? within(rest, 250) : '-',
      figures: { rest, loaded },
      ...(server.studioMs > 0 ? { note: 'this process built the screens as it started, which Node keeps memory for: measure again' } : {}),
    };
  } finally {
    await server.process.stop();
  }
}

async function measureRaw(context: BenchContext): Promise<BenchRow> {
  const { rest, loaded } = await memoryOf(context, await context.raw(), 'raw');
  return { name: 'memory of the raw server', raw: `${rest} MB, after load ${loaded} MB`, verdict: '-', figures: { rest, loaded } };
}

export const memory: Measure = {
  name: 'memory',
  missing: needsHarness,
  async *run(context) {
    yield await rowOf('memory of the raw server', () => measureRaw(context));
    yield await rowOf('memory, API', () => measure(context, 'api', 'memory, API'));
    yield await rowOf('memory, API + worker in one process', () => measure(context, 'all', 'memory, API + worker in one process'));
  },
};
