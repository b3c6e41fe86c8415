import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 15_000;
const keptCharacters = 20_000;

/** A process of the bench, with what it said. */
export interface Child {
  readonly pid: number;
  /** What it printed last, both streams. */
  output(): string;
  readonly standardOutput: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  running(): boolean;
  /** SIGTERM; SIGKILL when that does not help. */
  stop(): Promise<void>;
}

const children = new Set<Child>();
let stopping = false;

/** Stops all that still run, and lets none start any more. */
export async function stopChildren(): Promise<void> {
  stopping = true;
  await Promise.all([...children].map((child) => child.stop()));
}

/** Starts a program of Node in the repository. */
export function startChild(args: readonly string[], options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> }): Child {
  if (stopping) throw new Error('the bench is stopping');
  const started = spawn(process.execPath, [...args], { cwd: options.cwd, env: environment(options.env ?? {}), stdio: ['ignore', 'pipe', 'pipe'] });
  let all = '';
  let out = '';
  started.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString();
    all = (all + bytes.toString()).slice(-keptCharacters);
  });
  started.stderr.on('data', (bytes: Buffer) => {
    all = (all + bytes.toString()).slice(-keptCharacters);
  });
  const ended = once(started, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const running = () => started.exitCode === null && started.signalCode === null;
  const child: Child = {
    pid: started.pid ?? 0,
    output: () => all,
    standardOutput: () => out,
    ended,
    running,
    async stop() {
      if (running()) started.kill('SIGTERM');
      const late = pause(patienceMs, undefined, { ref: false }).then(() => running() && started.kill('SIGKILL'));
      await Promise.race([ended, late]);
      await ended;
    },
  };
  children.add(child);
  void ended.then(() => children.delete(child));
  return child;
}

/** Ours, without what would lead a program of the bench to another database or workspace. */
function environment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TRELLIS_|PG|DATABASE_URL$|PORT$|HOST$|PUBLIC_URL$)/.test(name));
  return { ...Object.fromEntries(inherited), ...own };
}
