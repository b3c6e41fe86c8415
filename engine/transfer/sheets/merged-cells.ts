import { importIssue } from '../import-issue.ts';
import { cellPlace } from './cell-place.ts';
import { sheetLimits } from './sheet-limits.ts';
import type { Workbook } from './workbook.ts';
import { attribute } from './xml-scanner.ts';

/** Cells that one cell covers; rows from 1, columns from 0. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const element = /<(?:\w+:)?mergeCell\s([^>]*)>/g;
const overlap = 200;

/** The merged cells of a sheet. They stand behind its rows, so that the part is looked through once for them alone. */
export async function mergedCells({ archive }: Workbook, part: string): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let rest = '';
  for await (const piece of archive.read(part) ?? []) {
    // References are plain ASCII.
    const text = rest + piece.toString('latin1');
    if (!text.includes('mergeCell ')) {
      rest = text.slice(-overlap);
      continue;
    }
    let last = 0;
    for (const match of text.matchAll(element)) {
      const merge = mergeOf(attribute(` ${match[1] ?? ''}`, 'ref') ?? '');
      if (merge) merges.push(merge);
      last = match.index + match[0].length;
    }
    if (merges.length > sheetLimits.merges) throw importIssue('too_large', 'The sheet has more merged cells than can be read. Save it as CSV.');
    rest = text.slice(Math.max(last, text.length - overlap));
  }
  return merges;
}

function mergeOf(reference: string): Merge | undefined {
  const [first = '', second = ''] = reference.split(':');
  const from = cellPlace(first);
  const to = cellPlace(second);
  return from && to && { top: from.row, bottom: to.row, left: from.column - 1, right: to.column - 1 };
}
