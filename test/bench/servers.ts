import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../runtime/main/postgres/postgres-cluster.ts';
import { type Child, startChild } from './child.ts';
import type { RawDatabase } from './databases/raw-database.ts';
import { repository } from './shared-bench.ts';

export interface Server {
  readonly base: string;
  readonly process: Child;
  /** From the start of the process to the first good answer of its health, and of that the build of the screens. */
  readonly readyMs: number;
  readonly studioMs: number;
}

export interface ServerOptions {
  readonly role: 'all' | 'api';
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Our product as it is started by hand, on a free port. */
export async function startOurs({ role, env, timeoutMs = 120_000 }: ServerOptions): Promise<Server> {
  const port = await freePort();
  const start = performance.now();
  const args = ['runtime/main/main.ts', '--role', role];
  const child = startChild(args, { cwd: repository, env: { HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production', ...env } });
  const base = `http://127.0.0.1:${port}`;
  await untilReady(child, `${base}/health/ready`, timeoutMs);
  const readyMs = performance.now() - start;
  const built = /screens built in ([\d.]+) s/.exec(child.output())?.[1];
  return { base, process: child, readyMs, studioMs: Number(built ?? 0) * 1_000 };
}

/** As `startOurs`, but never a process that has just built the screens: that leaves a gigabyte of Vite in it, which no later start has. */
export async function startOursBuilt(options: ServerOptions): Promise<Server> {
  const server = await startOurs(options);
  if (server.studioMs === 0) return server;
  await server.process.stop();
  return startOurs(options);
}

/** The ceiling: fastify and pg with hand-written SQL. */
export async function startRaw(harness: string, postgresUrl: string, database: RawDatabase): Promise<Server> {
  const port = await freePort();
  const { hostname, port: pgPort, username, password } = new URL(postgresUrl);
  const env = { PGHOST: hostname, PGPORT: pgPort, PGUSER: username, PGPASSWORD: decodeURIComponent(password), DB: database.name, OWNER: database.owner };
  const start = performance.now();
  const child = startChild([join(harness, 'raw-server.mjs')], { cwd: harness, env: { ...env, PORT: String(port), NODE_ENV: 'production' } });
  const base = `http://127.0.0.1:${port}`;
  await untilReady(child, `${base}/ping`, 30_000);
  return { base, process: child, readyMs: performance.now() - start, studioMs: 0 };
}

async function untilReady(child: Child, url: string, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (child.running()) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (performance.now() > deadline) {
      await child.stop();
      throw new Error(`${url} did not answer within ${timeoutMs / 1_000} s:\n${child.output()}`);
    }
    await pause(10);
  }
  throw new Error(`the server ended (${await child.ended}) before it answered:\n${child.output()}`);
}
