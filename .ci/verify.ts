import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs all static gates, two at a time, and says of each whether it holds. What a gate prints is shown only when it bites. */
const root = join(import.meta.dirname, '..');
const gates: [name: string, ...command: string[]][] = [
  ['types (tsc)', 'node_modules/typescript7/bin/tsc', '-p', '.'],
  ['style (biome)', 'node_modules/@biomejs/biome/bin/biome', 'check', '--max-diagnostics=60'],
  ['layers (dependency-cruiser)', '.ci/check-layers.ts'],
  ['leftovers (knip)', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['generated types (codegen)', 'schemas/codegen.ts', '--check'],
];
const gatesAtOnce = 2;

interface Outcome {
  readonly failed: boolean;
  readonly text: string;
}

function run([, ...args]: (typeof gates)[number]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => resolve({ failed: true, text: error.message }));
    child.on('close', (code) => resolve({ failed: code !== 0, text: Buffer.concat(said).toString('utf8').trimEnd() }));
  });
}

let failures = 0;
const waiting = [...gates];
async function runNext(): Promise<void> {
  for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
    const start = Date.now();
    const { failed, text } = await run(gate);
    if (failed) failures += 1;
    console.log(`${failed ? 'FAIL' : 'ok  '} ${gate[0]} ${((Date.now() - start) / 1000).toFixed(1)} s${failed ? `\n${text}\n` : ''}`);
  }
}
await Promise.all(Array.from({ length: gatesAtOnce }, runNext));
if (failures > 0) {
  console.log(`${failures} of ${gates.length} gates failed`);
  process.exitCode = 1;
}
