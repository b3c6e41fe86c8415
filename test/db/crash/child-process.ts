import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Starts a program of this folder, to be killed at the failpoint if one is given. */
export function startChild(program: string, args: readonly string[], failpoint?: string): ChildProcess {
  const { TRELLIS_FAILPOINT: _, ...env } = process.env;
  return spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    env: failpoint === undefined ? env : { ...env, TRELLIS_FAILPOINT: failpoint },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** How the child ended: its exit code, or the signal that killed it. */
export async function ended(child: ChildProcess): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode ?? child.signalCode ?? '';
}

/** The first line that the child prints; throws when it ends before. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the child has no output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the child ended without a word');
}
