import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeEach(() => {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  folder = mkdtempSync(join(root, '.tmp', 'gates-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files into the planted folder. */
function plant(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Runs a gate as verify does, with Node; resolves with its exit code and all it said. */
function gate(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}

const layers = () => gate(join(root, '.ci', 'check-layers.ts'), folder);

describe('the layer gate', () => {
  it('holds for imports to the left', async () => {
    plant({ 'engine/errors/issue.ts': 'export const issue = 1;\n', 'engine/sql/join.ts': "export { issue } from '../errors/issue.ts';\n" });
    expect(await layers()).toEqual({ code: 0, said: '2 of 2 files read, 0 violations\n' });
  });

  it('bites for an import to the right, also of a type', async () => {
    plant({ 'engine/sql/row.ts': 'export type Row = 1;\n', 'engine/errors/issue.ts': "import type { Row } from '../sql/row.ts';\nexport type Issue = Row;\n" });
    const { code, said } = await layers();
    expect(said).toContain('layer-engine-errors: engine/errors/issue.ts -> engine/sql/row.ts');
    expect(code).toBe(1);
  });

  it('bites where the proof of rights leans on what it proves', async () => {
    plant({ 'engine/access/grants.ts': 'export const grants = 1;\n', 'engine/rights/prove/oracle.ts': "export { grants } from '../../access/grants.ts';\n" });
    const { code, said } = await layers();
    expect(said).toContain('proof-stands-alone: engine/rights/prove/oracle.ts -> engine/access/grants.ts');
    expect(code).toBe(1);
  });

  it('bites for a cycle, a library out of its home, an import of test/ and a wrong path', async () => {
    plant({
      'engine/query/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
      'engine/query/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
      'engine/records/raw.ts': "export { sql } from 'kysely';\n",
      'runtime/jobs/fake.ts': "export { sample } from '../../test/setup/sample.ts';\nexport { gone } from './gone.ts';\n",
      'test/setup/sample.ts': 'export const sample = 1;\n',
    });
    const { code, said } = await layers();
    expect(said).toContain('no-cycle: engine/query/one.ts -> engine/query/two.ts -> engine/query/one.ts');
    expect(said).toContain('home-kysely: engine/records/raw.ts -> ');
    expect(said).toContain('not-to-test: runtime/jobs/fake.ts -> test/setup/sample.ts');
    expect(said).toContain('resolvable: runtime/jobs/fake.ts -> ./gone.ts');
    expect(code).toBe(1);
  });

  it('bites when it did not read a file, or none at all', async () => {
    expect(await layers()).toEqual({ code: 1, said: '0 of 0 files read, 0 violations\n' });
    plant({ 'engine/errors/issue.ts': 'export const issue = 1;\n', 'engine/errors/node_modules/unseen.ts': 'export const unseen = 1;\n' });
    expect(await layers()).toEqual({ code: 1, said: '1 of 2 files read, 0 violations\nnot read: engine/errors/node_modules/unseen.ts\n' });
  });
});

describe('the codegen gate', () => {
  it('holds for the schemas as they are and bites for a changed description', async () => {
    cpSync(join(root, 'schemas'), join(folder, 'schemas'), { recursive: true });
    const check = () => gate(join(folder, 'schemas', 'codegen.ts'), '--check');
    expect(await check()).toEqual({ code: 0, said: '' });
    const path = join(folder, 'schemas', 'metadata', 'view.schema.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"description": "', '"description": "Planted. '));
    expect(await check()).toEqual({ code: 1, said: 'schemas/generated/metadata.ts differs from schemas/metadata: run npm run codegen\n' });
  });
});

describe('the style gate', () => {
  it('bites for any, an empty catch, a forgotten promise and a wrong layout', async () => {
    const { vcs: _vcs, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as Record<string, unknown>;
    plant({
      'biome.json': JSON.stringify({ ...config, root: true, files: { includes: ['*.ts'] } }),
      'planted.ts': [
        'export const loose: any = 1;',
        'async function later(): Promise<void> {}',
        'export function forget(): void {',
        '  later();',
        '  try {',
        '    forget();',
        '  } catch {}',
        '}',
      ].join('\n'),
      'layout.ts': 'export const layout   = "double"\n',
    });
    const { code, said } = await gate(join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '.');
    for (const rule of ['noExplicitAny', 'noEmptyBlockStatements', 'noFloatingPromises']) expect(said).toContain(rule);
    expect(said).toContain('layout.ts format');
    expect(code).toBe(1);
  });
});

describe('the type gate', () => {
  it('bites for an index that may be missing and for syntax that Node cannot strip', async () => {
    plant({
      'tsconfig.json': JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }),
      'planted.ts': 'export const first: string = ([] as string[])[0];\nexport enum Colour { Red }\n',
    });
    const { code, said } = await gate(join(root, 'node_modules/typescript7/bin/tsc'), '-p', '.');
    expect(said).toContain('planted.ts(1,14): error TS2322');
    expect(said).toContain('planted.ts(2,13): error TS1294');
    expect(code).not.toBe(0);
  });
});

describe('the leftovers gate', () => {
  it('bites for a file, an export and a dependency that nothing uses', async () => {
    const { rules } = JSON.parse(readFileSync(join(root, 'knip.json'), 'utf8')) as { rules: unknown };
    plant({
      'knip.json': JSON.stringify({ rules, entry: ['main.ts'], project: ['*.ts'] }),
      'package.json': JSON.stringify({ name: 'planted', type: 'module', dependencies: { kysely: '*' } }),
      'main.ts': "import { used } from './parts.ts';\nconsole.log(used);\n",
      'parts.ts': 'export const used = 1;\nexport const unused = 2;\n',
      'orphan.ts': 'export const orphan = 1;\n',
    });
    const { code, said } = await gate(join(root, 'node_modules/knip/bin/knip.js'), '--no-progress');
    expect(said).toContain('orphan.ts');
    expect(said).toMatch(/^unused\s+parts\.ts/m);
    expect(said).toMatch(/^kysely\s+package\.json/m);
    expect(code).toBe(1);
  });
});
