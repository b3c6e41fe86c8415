import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldTypes } from '../../engine/fields/registry.ts';
import { documentKinds, fieldTypeNames, fieldViolations, folders, kindViolations } from './symmetry.ts';

const root = join(import.meta.dirname, '../..');

describe('kinds of documents', () => {
  it('are the same in schemas, templates and editors', () => {
    expect(kindViolations(root)).toEqual([]);
    expect(documentKinds(root)).toEqual([
      'app',
      'calendar',
      'conversion',
      'counter',
      'field',
      'home',
      'layout',
      'mapping',
      'object',
      'print',
      'recipe',
      'role',
      'view',
    ]);
  });
});

describe('field types', () => {
  it('are the same in schema, engine and studio', () => {
    expect(fieldViolations(root)).toEqual([]);
    expect(fieldTypeNames(root).length).toBe(28);
  });

  it('are all registered', () => {
    expect([...fieldTypes.keys()].sort()).toEqual(fieldTypeNames(root));
  });
});

describe('the gate', () => {
  let planted: string;

  beforeEach(() => {
    planted = mkdtempSync(join(tmpdir(), 'symmetry-'));
    cpSync(join(root, 'schemas/metadata'), join(planted, 'schemas/metadata'), { recursive: true });
    for (const side of ['seeds/blank', 'seeds/special-gift', 'engine/fields', 'studio/fields'])
      for (const folder of folders(join(root, side))) mkdirSync(join(planted, side, folder), { recursive: true });
    for (const type of fieldTypeNames(root))
      for (const file of [`${type}.ts`, `${type}.test.ts`]) writeFileSync(join(planted, 'engine/fields', type, file), '');
  });

  afterEach(() => rmSync(planted, { recursive: true, force: true }));

  it('holds for a copy of the folders', () => {
    expect([...kindViolations(planted), ...fieldViolations(planted)]).toEqual([]);
  });

  it('bites for a folder of a template or an editor that is no kind', () => {
    mkdirSync(join(planted, 'seeds/blank/pictures'));
    mkdirSync(join(planted, 'studio/editors/picture'), { recursive: true });
    mkdirSync(join(planted, 'studio/editors/view'), { recursive: true });
    expect(kindViolations(planted)).toEqual(['seeds/blank/pictures is no kind', 'studio/editors/picture is no kind']);
  });

  it('bites for a kind that the shop has nothing of', () => {
    rmSync(join(planted, 'seeds/special-gift/recipes'), { recursive: true });
    expect(kindViolations(planted)).toEqual(['recipes is in schemas/metadata and not in seeds/special-gift']);
  });

  it('bites for a field type that one side lacks or has alone, and for one without a test', () => {
    rmSync(join(planted, 'studio/fields/phone'), { recursive: true });
    mkdirSync(join(planted, 'engine/fields/colour'));
    rmSync(join(planted, 'engine/fields/text/text.test.ts'));
    expect(fieldViolations(planted)).toEqual([
      'colour is in engine/fields and not in field.schema.json',
      'phone is in field.schema.json and not in studio/fields',
      'engine/fields/text/text.test.ts is missing',
    ]);
  });
});
