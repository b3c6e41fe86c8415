import type { ImportFormat } from '../../fields/field-type.ts';
import type { JudgedColumns } from '../judging/judge-columns.ts';
import { CellReader, type CellValue, textOfSource } from './cell-reader.ts';
import type { FieldSource, PartColumn } from './import-plan.ts';
import { stripApostrophe } from './strip-apostrophe.ts';

const empty: CellValue = { wire: undefined };

/** Reads a value whose parts have columns of their own: a name with its form of address, an address with its ward. */
export class PartsReader {
  readonly #source: FieldSource & { kind: 'column' };
  readonly #main: CellReader;
  readonly #parts: readonly PartColumn[];
  readonly #context: ImportFormat;

  constructor(source: FieldSource & { kind: 'column' }, parts: readonly PartColumn[], judged: JudgedColumns, context: ImportFormat) {
    this.#source = source;
    this.#main = new CellReader(source, judged, context);
    this.#parts = parts;
    this.#context = context;
  }

  read(cells: readonly string[]): CellValue {
    const wire: Record<string, unknown> = {};
    for (const { member, column, main } of this.#parts) {
      const cell = cells[column] ?? '';
      if (main) {
        const value = this.#main.read(textOfSource(this.#source, cells));
        if (value.problem !== undefined) return value;
        if (value.wire !== undefined) wire[member] = value.wire;
        continue;
      }
      const text = stripApostrophe(cell);
      if (text.trim() !== '') wire[member] = text;
    }
    if (Object.keys(wire).length === 0) return empty;
    const { type, document } = this.#source.field;
    const parsed = type.parse(wire, document, this.#context);
    return parsed.ok ? { wire } : { wire: undefined, problem: parsed.issues[0] ?? { own: 'unreadable' } };
  }
}
