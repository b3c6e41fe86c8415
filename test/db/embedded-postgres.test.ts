import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPostgres } from '../../runtime/main/postgres/embedded-postgres.ts';
import { findPostmaster } from '../../runtime/main/postgres/postmaster-pid.ts';

let dataDir: string;
let children: ChildProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), `trellis-test-${process.pid}-`));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  const left = findPostmaster(join(dataDir, 'postgres'));
  if (left !== undefined) process.kill(left.pid, 'SIGQUIT');
  await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: 10_000 });
  rmSync(dataDir, { recursive: true, force: true });
});

const isRunning = () => findPostmaster(join(dataDir, 'postgres')) !== undefined;

async function holdInProcess(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'setup', 'hold-postgres.ts'), dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [url] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  return { child, url };
}

async function leave(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  await once(child, 'exit');
}

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  it('shares one server between processes that start at once; the last to leave stops it', async () => {
    const [first, second] = await Promise.all([holdInProcess(), holdInProcess()]);
    expect(second.url).toBe(first.url);
    await leave(first.child);
    expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 });
    await leave(second.child);
    expect(isRunning()).toBe(false);
  });

  it('adopts the server of a killed process, with what is in it, and stops it in the end', async () => {
    const { child, url } = await holdInProcess();
    await ask(url, "create table kept as select 'yes' as value");
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning()).toBe(true);
    const postgres = await startPostgres(dataDir, { throwAway: true });
    expect(postgres.url).toBe(url);
    expect(await ask(url, 'select value from kept')).toEqual({ value: 'yes' });
    await postgres.stop();
    expect(isRunning()).toBe(false);
  });

  it('starts a killed server again on its port while it is in use', async () => {
    const postgres = await startPostgres(dataDir, { throwAway: true });
    const killed = findPostmaster(join(dataDir, 'postgres'))?.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(async () => expect(await ask(postgres.url, 'select 1 as one')).toEqual({ one: 1 }), { timeout: 20_000, interval: 100 });
    expect(findPostmaster(join(dataDir, 'postgres'))?.pid).not.toBe(killed);
    await postgres.stop();
  });

  it('starts in spite of a pid file whose number belongs to another process by now', async () => {
    const first = await startPostgres(dataDir, { throwAway: true });
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    const second = await startPostgres(dataDir, { throwAway: true });
    expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 });
    await second.stop();
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});
