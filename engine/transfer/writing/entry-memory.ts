import { flatText } from '../mapping/flat-text.ts';

const recentSize = 50_000;
/** Faults come in crowds: so many batches are written whole after one that had some. */
const cautiousBatches = 8;
const bitsPerMap = 28;
const unchangedBit = 1 << 28;
const writtenBit = 1 << 29;

/** A record met in this import. `fresh`: created by it, so that its lines need no look-up. */
export interface KnownRecord {
  readonly id: string;
  readonly fresh: boolean;
}

/**
 * What an import keeps in mind about one entry from batch to batch: one small number per key of the file, the ids of the keys met last,
 * and how many lines each parent has had. It can be made again by reading the file from the start.
 */
export class EntryMemory {
  /** Fields already decided, as bits, by key; a further map for each 28 fields. */
  readonly #decided: Map<string, number>[] = [];
  readonly #recent = new Map<string, KnownRecord>();
  readonly #positions = new Map<string, { count: number }>();
  /** The parent asked for last, and its lines so far: lines of one parent mostly stand together. */
  #parent: string | undefined;
  #lines = { count: 0 };
  readonly #lastRows = new Map<string, number>();
  #wholeBatches = 0;

  /** Whether a row of this import has decided the field (by its position in the entry). */
  isDecided(key: string, field: number): boolean {
    const bits = this.#decided[Math.floor(field / bitsPerMap)]?.get(key) ?? 0;
    return (bits & (1 << (field % bitsPerMap))) !== 0;
  }

  decide(key: string, fields: Iterable<number>): void {
    for (const field of fields) this.#set(key, Math.floor(field / bitsPerMap), 1 << (field % bitsPerMap));
  }

  /** How the record has been counted so far in the result; each counts once. */
  counted(key: string): 'unchanged' | 'written' | undefined {
    const bits = this.#decided[0]?.get(key) ?? 0;
    if ((bits & writtenBit) !== 0) return 'written';
    return (bits & unchangedBit) !== 0 ? 'unchanged' : undefined;
  }

  count(key: string, as: 'unchanged' | 'written'): void {
    this.#set(key, 0, as === 'written' ? writtenBit : unchangedBit);
  }

  #set(key: string, index: number, bit: number): void {
    while (this.#decided.length <= index) this.#decided.push(new Map());
    const map = this.#decided[index] as Map<string, number>;
    const bits = map.get(key);
    map.set(bits === undefined ? flatText(key) : key, (bits ?? 0) | bit);
  }

  known(key: string): KnownRecord | undefined {
    return this.#recent.get(key);
  }

  remember(key: string, record: KnownRecord): void {
    if (this.#recent.size >= recentSize) for (const old of [...this.#recent.keys()].slice(0, recentSize / 5)) this.#recent.delete(old);
    this.#recent.set(flatText(key), record);
  }

  /** The 1-based position of one more line of this parent. */
  nextPosition(parent: string): number {
    if (parent !== this.#parent) {
      this.#parent = flatText(parent);
      this.#lines = this.#positions.get(parent) ?? { count: 0 };
      if (this.#lines.count === 0) this.#positions.set(this.#parent, this.#lines);
    }
    this.#lines.count += 1;
    return this.#lines.count;
  }

  /** A batch could not be written in slices for a row at fault. */
  expectFaults(): void {
    this.#wholeBatches = cautiousBatches;
  }

  /** Whether batches are better written whole for a while; asked once for each batch. */
  expectsFaults(): boolean {
    if (this.#wholeBatches === 0) return false;
    this.#wholeBatches -= 1;
    return true;
  }

  /** For entries in which the last row wins: notes the row as the last so far. */
  noteRow(key: string, row: number): void {
    this.#lastRows.set(flatText(key), row);
  }

  isLastRow(key: string, row: number): boolean {
    return (this.#lastRows.get(key) ?? row) <= row;
  }
}
