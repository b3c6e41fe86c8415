import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStudio } from '../../runtime/main/build-studio.ts';

const root = join(import.meta.dirname, '../..');
const assets = join(root, 'studio/dist/assets');
const read = (name: string) => readFileSync(join(assets, name), 'utf8');
const scriptNames = () => readdirSync(assets).filter((name) => name.endsWith('.js'));

beforeAll(buildStudio);

/** The scripts that the page names, with all that they import from the start, and the texts of a language. */
function firstScripts(): readonly string[] {
  const page = readFileSync(join(root, 'studio/dist/index.html'), 'utf8');
  const texts = scriptNames().filter((name) => /^vi-/.test(name) && read(name).includes('Tìm kiếm'));
  const found = new Set([...[...page.matchAll(/assets\/([^"]+\.js)/g)].map(([, name = '']) => name), ...texts]);
  // A set is gone through in the order in which it grows.
  for (const name of found) for (const [, other = ''] of read(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) found.add(other);
  return [...found];
}

describe('the built screens', () => {
  it("hold React's production half and no path of this machine, even when a test builds them", () => {
    const scripts = scriptNames();
    expect(scripts.length).toBeGreaterThan(5);
    for (const name of scripts) {
      const text = read(name);
      expect({ name, development: text.includes('jsxDEV'), path: text.includes(root) }).toEqual({ name, development: false, path: false });
    }
  });

  it('lie compressed beside themselves, which is what the server sends', () => {
    const names = new Set(readdirSync(assets));
    const plain = [...names].filter((name) => /\.(?:js|css)$/.test(name));
    expect(plain.filter((name) => !names.has(`${name}.br`) || !names.has(`${name}.gz`))).toEqual([]);
  });

  it('show the first list with few scripts of at most 350 kB, and with nothing of the administration', () => {
    const scripts = firstScripts();
    expect(scripts.reduce((sum, name) => sum + gzipSync(read(name)).length, 0)).toBeLessThan(350_000);
    expect(scripts.length).toBeLessThanOrEqual(8);
    const everything = scripts.map(read).join();
    expect(everything).toContain('/api/records');
    expect([everything.includes('/api/access/what-if'), scriptNames().some((name) => read(name).includes('/api/access/what-if'))]).toEqual([false, true]);
  });
});
