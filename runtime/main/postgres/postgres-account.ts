import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How to run PostgreSQL's programs: as ourselves, or as user `postgres` when we are root, which PostgreSQL refuses. */
export interface PostgresAccount {
  /** Undefined when we are not root. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
  command(program: string, args: readonly string[]): { file: string; args: string[]; ids: { uid: number; gid: number } | Record<never, never> };
}

const ownAccount: PostgresAccount = { ids: undefined, command: (file, args) => ({ file, args: [...args], ids: {} }) };

/** `paths` are folders and files that the programs have to reach. */
export async function findPostgresAccount(paths: readonly string[]): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return ownAccount;
  const ids = systemUser() ?? (await createSystemUser());
  const closed = paths.map((path) => closedFolder(path, ids)).find((folder) => folder !== undefined);
  if (closed === undefined) return { ids, command: (file, args) => ({ file, args: [...args], ids }) };
  return throughClosedFolders(ids, closed);
}

function systemUser(): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

async function createSystemUser(): Promise<{ uid: number; gid: number }> {
  console.log('PostgreSQL does not run as root: creating the system user "postgres" for it');
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await run('adduser', ['-S', '-D', '-H', 'postgres']);
  }
  const ids = systemUser();
  if (ids === undefined) throw new Error('the system user "postgres" could not be created: run as another user than root, or set DATABASE_URL');
  return ids;
}

/** The first folder above `path` that this user may not enter. */
function closedFolder(path: string, ids: { uid: number; gid: number }): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === ids.uid ? 0o100 : gid === ids.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return folder;
    }
    if (folder === dirname(folder)) return undefined;
  }
}

const setpriv = '/usr/bin/setpriv';

/** A checkout in /root: the user postgres keeps the one capability that lets it pass. */
function throughClosedFolders(ids: { uid: number; gid: number }, closed: string): PostgresAccount {
  if (!existsSync(setpriv)) {
    throw new Error(`PostgreSQL runs as user "postgres", which may not enter ${closed}: move the folder, open it (chmod o+x), or set DATABASE_URL`);
  }
  const capability = '+dac_override';
  const own = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', `--inh-caps=${capability}`, `--ambient-caps=${capability}`];
  return { ids, command: (file, args) => ({ file: setpriv, args: [...own, file, ...args], ids: {} }) };
}
