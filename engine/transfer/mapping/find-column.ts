import { type Issue, pointerSegment } from '../../errors/issue.ts';
import { fold } from '../../sql/fold.ts';

const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Finds columns by name: as written, else blind to case and spaces, else to diacritics as well. A missing or doubled one becomes an issue, once. */
export class ColumnFinder {
  readonly columns: readonly string[];
  readonly #issues: Issue[];
  readonly #reported = new Set<string>();

  constructor(columns: readonly string[], issues: Issue[]) {
    this.columns = columns;
    this.#issues = issues;
  }

  /** Position of the column, or -1 with an issue. */
  find(name: string, pointer: string): number {
    const found = this.#positions(name);
    if (found.length === 1) return found[0] as number;
    if (!this.#reported.has(name)) {
      this.#reported.add(name);
      this.#issues.push(found.length === 0 ? this.#missing(name, pointer) : doubled(name, pointer));
    }
    return -1;
  }

  /** Whether there is such a column. */
  has(name: string): boolean {
    return this.#positions(name).length > 0;
  }

  #positions(name: string): number[] {
    const ways: readonly ((text: string) => string)[] = [(text) => text, folded, (text) => fold(folded(text))];
    for (const way of ways) {
      const found = positions(this.columns, (column) => way(column) === way(name));
      if (found.length > 0) return found;
    }
    return [];
  }

  #missing(name: string, pointer: string): Issue {
    const shown = this.columns.slice(0, 40).map((column) => `"${column}"`);
    const found = this.columns.length === 0 ? 'no columns' : `${shown.join(', ')}${this.columns.length > 40 ? ' …' : ''}`;
    return {
      pointer: pointer + pointerSegment('column'),
      message: `The file has no column "${name}". It has ${found}.`,
      code: 'missing_column',
      params: { name },
    };
  }
}

function doubled(name: string, pointer: string): Issue {
  return { pointer: pointer + pointerSegment('column'), message: `The file has several columns "${name}".`, code: 'doubled_column', params: { name } };
}

function positions(columns: readonly string[], matches: (column: string) => boolean): number[] {
  return columns.flatMap((column, index) => (matches(column) ? [index] : []));
}
