import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeFormat, readRows } from '../../engine/transfer/reading/read-file.ts';

const folder = join(import.meta.dirname, '../../../shared/data/csv-spectrum');
const present = existsSync(folder);
const names = present ? readdirSync(join(folder, 'csvs')).map((file) => file.replace('.csv', '')) : ['absent'];

async function readFile(path: string, pieceBytes: number) {
  const stored = readFileSync(path);
  // @NOTE the copy at hand has lost the CR of the files that are named after it.
  const bytes = path.includes('_crlf') ? Buffer.from(stored.toString().replace(/\r?\n/g, '\r\n')) : stored;
  const open = async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  const rows = (await Array.fromAsync(readRows(open, await judgeFormat(open)))).flat().map((row) => row.cells);
  const [header = [], ...data] = rows;
  return data.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));
}

describe.skipIf(!present)(present ? 'csv-spectrum' : 'skipped: shared data absent', () => {
  it.each(names)('reads %s as expected', async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'));
    expect(await readFile(join(folder, 'csvs', `${name}.csv`), 65_536)).toEqual(expected);
  });

  it.each(names)('reads %s the same byte by byte', async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'));
    expect(await readFile(join(folder, 'csvs', `${name}.csv`), 1)).toEqual(expected);
  });
});
