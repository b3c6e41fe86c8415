import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../engine/errors/codes.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');
const documented = [...page.matchAll(/^\| `(\w+)` +\| (\d{3}) +\|/gm)].map((row) => `${row[1]} ${row[2]}`);
const known = Object.entries(errorCodes).map(([code, { status }]) => `${code} ${status}`);

describe('docs/errors.md', () => {
  it('lists every error code with its status', () => {
    expect(known.filter((entry) => !documented.includes(entry))).toEqual([]);
  });

  it('lists no error code that there is not, and none twice', () => {
    expect(documented.filter((entry) => !known.includes(entry))).toEqual([]);
    expect(new Set(documented).size).toBe(documented.length);
    expect(documented.length).toBe(36);
  });
});
