import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchContext } from './bench-context.ts';
import { startChild } from './child.ts';
import { figure, round } from './report/figures.ts';
import type { Server } from './servers.ts';

/** One line of the harness: medians of the runs; CPU in milliseconds a request. */
export interface Load {
  readonly rps: number;
  readonly spread: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu_ms: number;
  readonly pg_ms: number;
  readonly rss: number;
  readonly other_cpu_pct: number;
  readonly bad: number;
}

export interface LoadRequest {
  readonly scenario: string;
  readonly server: Server;
  readonly side: 'raw' | 'ours';
  /** Who signs in to ours, if not the salesperson. */
  readonly email?: string;
  /** Runs and seconds of each, where many loads are compared. */
  readonly short?: boolean;
}

/** What was answered wrongly, as the harness tells it. */
export class WrongAnswer extends Error {}

interface HarnessReport {
  readonly results: readonly (Load & { readonly failed?: number; readonly badCode?: number })[];
}

/** Drives one scenario of one side with the harness's load.mjs, in a process of its own. */
export async function runLoad(context: BenchContext, { scenario, server, side, email, short = false }: LoadRequest): Promise<Load> {
  const { harness = '', sizes, options } = context;
  const report = join(context.folder, 'load.json');
  rmSync(report, { force: true });
  const target = side === 'raw' ? join(harness, 'targets/raw.mjs') : join(import.meta.dirname, 'our-target.ts');
  const settings = { target, base: server.base, scenarios: scenario, pid: server.process.pid, pgpid: context.postgresPid, out: report };
  const usual = { conns: options.connections, runs: sizes.runs, secs: sizes.seconds, warm: sizes.warmSeconds };
  // Lists that sort all records take long: fewer at a time, so that some are answered.
  const timing = short ? { conns: 4, runs: 1, secs: Math.min(sizes.seconds, 4), warm: 1 } : usual;
  const args = Object.entries({ ...settings, ...timing }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = startChild([join(harness, 'load.mjs'), ...args], {
    cwd: harness,
    env: { BENCH_HARNESS: harness, ...(email === undefined ? {} : { BENCH_EMAIL: email }) },
  });
  const code = await child.ended;
  process.stderr.write(`${side.padEnd(4)} ${child.output().trim().split('\n').join('\n     ')}\n`);
  if (code !== 0 || !existsSync(report)) throw new WrongAnswer(`${side} ${scenario}: ${child.output().trim().slice(-600)}`);
  const [load] = (JSON.parse(readFileSync(report, 'utf8')) as HarnessReport).results;
  if (load === undefined || load.failed !== undefined) throw new WrongAnswer(`${side} ${scenario}: ${child.output().trim().slice(-600)}`);
  if (load.bad > 0) throw new WrongAnswer(`${side} ${scenario}: ${load.bad} answers of status ${load.badCode ?? 'none'}`);
  return load;
}

export function loadText({ rps, cpu_ms, pg_ms }: Load): string {
  return `${figure(rps)}/s ${round(cpu_ms)}+${round(pg_ms)} ms`;
}

/** CPU of server and PostgreSQL for one request. */
export function totalMs({ cpu_ms, pg_ms }: Load): number {
  return cpu_ms + pg_ms;
}

const busy = 10;

/** Says so when other processes took more of the machine than a comparison bears. */
export function loadNote(...loads: readonly Load[]): string | undefined {
  const other = Math.max(...loads.map((load) => load.other_cpu_pct));
  return other > busy ? `other processes took up to ${other} % of the machine: measure again` : undefined;
}
