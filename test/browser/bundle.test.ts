import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildStudio } from '../../runtime/main/build-studio.ts';

const root = join(import.meta.dirname, '../..');

describe('the built screens', () => {
  it("hold React's production half and no path of this machine, even when a test builds them", async () => {
    await buildStudio();
    const assets = join(root, 'studio/dist/assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    for (const name of scripts) {
      const text = readFileSync(join(assets, name), 'utf8');
      expect({ name, development: text.includes('jsxDEV'), path: text.includes(root) }).toEqual({ name, development: false, path: false });
    }
  });
});
