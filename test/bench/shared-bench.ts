import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
const shared = join(repository, '../shared');

/** The file of the data folder beside the repository; undefined where it is not there. */
export function sharedData(path: string): string | undefined {
  const file = join(shared, 'data', path);
  return existsSync(file) ? file : undefined;
}

/** A copy of the load harness beside the repository, in which its imports resolve to our packages; undefined where it is not there. */
export function copySharedBench(folder: string): string | undefined {
  const source = join(shared, 'bench');
  if (!existsSync(join(source, 'load.mjs'))) return undefined;
  const copy = join(folder, 'harness');
  cpSync(source, copy, { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}
