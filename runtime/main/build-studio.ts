import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const studio = join(root, 'studio');
const dist = join(studio, 'dist');
const stampFile = 'stamp.txt';
const sources = ['studio', 'schemas', 'engine/expressions', 'engine/errors', 'package-lock.json'];

/** Builds studio/dist with Vite when its sources differ from those it was built from. */
export async function buildStudio(): Promise<void> {
  if (!existsSync(join(studio, 'index.html'))) return;
  const stamp = sourceHash(sources.map((source) => join(root, source)));
  if (isBuiltFrom(stamp)) return;
  const start = Date.now();
  console.log('building the screens (studio/dist), since their sources changed ...');
  const draft = join(root, '.tmp', `studio-${process.pid}`);
  mkdirSync(join(root, '.tmp'), { recursive: true });
  try {
    await buildInto(draft);
    writeFileSync(join(draft, stampFile), stamp);
    // Built aside: a browser never meets half a build, and of two processes that build the later one wins whole.
    rmSync(dist, { recursive: true, force: true });
    renameSync(draft, dist);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  console.log(`screens built in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

/** In a process of its own: the builder's memory is gone when it ends, and the server stays small. */
async function buildInto(outDir: string): Promise<void> {
  const script = `const { build } = await import('vite'); await build(${JSON.stringify({ root: studio, configFile: join(studio, 'vite.config.ts'), logLevel: 'warn', mode: 'production', build: { outDir, emptyOutDir: true } })});`;
  // Tests run with an environment of their own, in which Vite would pack React's development half.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the screens could not be built (exit code ${code}); the lines above say why`);
}

function isBuiltFrom(stamp: string): boolean {
  const path = join(dist, stampFile);
  return existsSync(path) && readFileSync(path, 'utf8') === stamp;
}

/** Names and contents, in the order of names; what tests and built files hold does not matter. */
function sourceHash(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(listFiles).sort())
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

function listFiles(path: string): string[] {
  if (path === dist || !existsSync(path)) return [];
  if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
  return /\.test\.tsx?$/.test(path) ? [] : [path];
}
