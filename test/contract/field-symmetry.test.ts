import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../engine/fields/registry.ts';

const root = resolve(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(resolve(root, 'schemas/metadata/field.schema.json'), 'utf8')) as { properties: { type: { enum: string[] } } };
const types = [...schema.properties.type.enum].sort();

function folders(path: string): string[] {
  return readdirSync(resolve(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

describe('field types', () => {
  it('have a folder of engine/fields each, and no other folder is there', () => {
    expect(folders('engine/fields')).toEqual(types);
  });

  it('have a file of their name and its test in the folder', () => {
    for (const type of types) {
      const files = readdirSync(resolve(root, 'engine/fields', type));
      expect(files).toContain(`${type}.ts`);
      expect(files).toContain(`${type}.test.ts`);
    }
  });

  it('are all registered', () => {
    expect([...fieldTypes.keys()].sort()).toEqual(types);
  });
});
