import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** npm run test:two-worlds [-- --programs 100000 --seed 7]: many random programs in pairs of worlds; a seed runs the same ones again. */
const { values } = parseArgs({
  options: { programs: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(randomInt(2 ** 31 - 1)) } },
});
console.log(`${values.programs} programs, seed ${values.seed} (again with: npm run test:two-worlds -- --programs ${values.programs} --seed ${values.seed})`);
const root = join(import.meta.dirname, '../../..');
const files = [1, 2, 3, 4].map((number) => `test/db/rights/two-worlds-${number}.test.ts`);
const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TRELLIS_PROGRAMS: values.programs, TRELLIS_SEED: values.seed },
});
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
