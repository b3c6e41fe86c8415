import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that runs on this folder, from its postmaster.pid; undefined when there is none or the file outlived its process. */
export function findPostmaster(folder: string): Postmaster | undefined {
  const text = readIfThere(join(folder, 'postmaster.pid'));
  const [pid, , , port] = text?.split('\n') ?? [];
  if (pid === undefined || !isServerOf(Number(pid), folder)) return undefined;
  return { pid: Number(pid), port: Number(port ?? 0) };
}

/** Process numbers are used again, so a living process proves nothing: it has to be a postgres with our folder. */
function isServerOf(pid: number, folder: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const commandLine = readIfThere(`/proc/${pid}/cmdline`);
  if (commandLine === undefined) return process.platform !== 'linux';
  return commandLine.includes('postgres') && commandLine.split('\0').includes(folder);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
