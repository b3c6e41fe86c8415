import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../errors/app-error.ts';
import type { RowResult, RowWrite } from '../../records/record-writer.ts';
import { sql } from '../../sql/sql.ts';
import type { EntryBatch } from './entry-batch.ts';
import type { MergedRows, RowGroup } from './merge-rows.ts';
import { isFailureCode, writeTolerantly } from './write-tolerantly.ts';

/** A record about to be written. */
export interface Pending {
  readonly group: RowGroup;
  readonly merged: MergedRows;
  readonly write: RowWrite;
}

export type Written = readonly [Pending, RowResult];

const sliceRows = 400;
/** Smaller batches are written whole. */
const fewestRows = 1_000;
/** Until the first slice is made the database has nothing to do. */
const firstSliceRows = 250;
/**
 * Making a slice takes answers of its own (defaults over links), which come behind the writing of those before it. With four under way
 * PostgreSQL finds work while one of them is being made: 100,000 lines took 17.2 s with two, 13.1 s with four.
 */
const slicesUnderWay = 4;

/**
 * Writes the records of an entry. New ones are written in slices, each while the next is being made; what is no new record, or a line of a
 * parent that was there before (whose version rises once), comes last and together. Slices take for granted that all rows are sound: where
 * one is not, they are taken back and written again as a whole, row by row where needed.
 */
export async function writePending(batch: EntryBatch, made: Iterable<Pending>): Promise<readonly Written[]> {
  if (!maySlice(batch)) return writeWhole(batch, [...made]);
  const all: Pending[] = [];
  const last: Pending[] = [];
  const slices = new SlicesUnderWay(batch);
  let slice: Pending[] = [];
  for (const each of made) {
    all.push(each);
    if (slices.failed) continue;
    if (!standsAlone(batch, each)) last.push(each);
    else if (slice.push(each) >= (slices.none ? firstSliceRows : sliceRows)) {
      await slices.send(slice);
      slice = [];
    }
  }
  if (slices.none) return writeWhole(batch, all);
  await slices.send([...slice, ...last]);
  const written = await slices.land();
  if (written) return written;
  batch.memory.expectFaults();
  return writeWhole(batch, all);
}

async function writeWhole(batch: EntryBatch, pending: readonly Pending[]): Promise<readonly Written[]> {
  const writes = pending.map(({ write }) => write);
  const results = await writeTolerantly(batch.lookUp.tx, writes, (rows) => batch.write(rows, 'valid'));
  return results.map((result, index): Written => [pending[index] as Pending, result]);
}

/** Numbers are given in the order of the file, which slices under way at the same time do not promise. */
function maySlice({ entry, rows, memory }: EntryBatch): boolean {
  if (rows.length < fewestRows || memory.expectsFaults()) return false;
  for (const field of entry.object.fields.values()) if (field.type.type === 'auto_number') return false;
  return true;
}

function standsAlone({ entry, made }: EntryBatch, { write }: Pending): boolean {
  if (write.op !== 'create') return false;
  const { parent } = entry.object;
  return parent === undefined || made.has(String(write.values[parent.name]));
}

/** Slices given to the database of which the answer is still to come. A savepoint lets them be taken back together. */
class SlicesUnderWay {
  readonly #batch: EntryBatch;
  readonly #sent: Promise<readonly Written[]>[] = [];
  #landed = 0;
  #failed = false;

  constructor(batch: EntryBatch) {
    this.#batch = batch;
  }

  get none(): boolean {
    return this.#sent.length === 0;
  }

  /** True as soon as a slice is known to have failed: there is no use in sending more. */
  get failed(): boolean {
    return this.#failed;
  }

  async send(slice: readonly Pending[]): Promise<void> {
    if (this.#failed || slice.length === 0) return;
    if (this.none) await this.#batch.lookUp.tx.query(sql`savepoint import_slices`);
    const writes = slice.map(({ write }) => write);
    const sent = this.#batch.write(writes, 'all').then((results) => results.map((result, index): Written => [slice[index] as Pending, result]));
    // Its failure is thrown, or dealt with, when all have landed.
    sent.catch(() => {
      this.#failed = true;
    });
    this.#sent.push(sent);
    if (this.#sent.length - this.#landed < slicesUnderWay) await nextTurn();
    else {
      await this.#sent[this.#landed]?.catch(() => undefined);
      this.#landed += 1;
    }
  }

  /** What was written, or undefined where rows were at fault and all is taken back. */
  async land(): Promise<readonly Written[] | undefined> {
    const { tx } = this.#batch.lookUp;
    const landed = await Promise.allSettled(this.#sent);
    if (!this.#failed) {
      await tx.query(sql`release savepoint import_slices`);
      return landed.flatMap((slice) => (slice.status === 'fulfilled' ? slice.value : []));
    }
    const errors = landed.flatMap((slice): unknown[] => (slice.status === 'rejected' ? [slice.reason] : []));
    const cause = errors.find((error) => !isAftermath(error)) ?? errors[0];
    if (!(cause instanceof AppError) || !isFailureCode(cause.code)) throw cause;
    await tx.query(sql`rollback to savepoint import_slices`);
    await tx.query(sql`release savepoint import_slices`);
    return undefined;
  }
}

/** What statements are told that come after one that failed. */
function isAftermath(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '25P02';
}
