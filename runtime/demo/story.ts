import type { RowWrite } from '../../engine/records/record-writer.ts';
import { areLines, nameLines } from './chance/name-lines.ts';

type Values = Readonly<Record<string, unknown>>;

/** The life of one record: how it began and what happened to it later. Times in milliseconds. */
export interface Story {
  readonly id: string;
  readonly at: number;
  readonly values: Values;
  /** In order of time. */
  readonly changes: readonly { readonly at: number; readonly values: Values }[];
}

/** Rows of one object to be written together; every row carries its own time. A record appears once in a batch. */
export interface DemoBatch {
  readonly object: string;
  readonly rows: readonly RowWrite[];
}

const batchSize = 5_000;

const iso = (atMs: number): string => new Date(atMs).toISOString();

function lineCount(row: { readonly values: Values }): number {
  return Object.values(row.values).reduce<number>((count, value) => count + (areLines(value) ? value.length : 0), 1);
}

function* cut(object: string, rows: readonly (RowWrite & { readonly values: Values })[]): Generator<DemoBatch> {
  let batch: RowWrite[] = [];
  let size = 0;
  for (const row of rows) {
    const rowSize = lineCount(row);
    if (batch.length > 0 && size + rowSize > batchSize) {
      yield { object, rows: batch };
      batch = [];
      size = 0;
    }
    batch.push(row);
    size += rowSize;
  }
  if (batch.length > 0) yield { object, rows: batch };
}

/** First all beginnings in order of time, then the first change of each record, then the second, and so on. What would lie after `nowMs` has not happened. */
export function* storyBatches(object: string, stories: readonly Story[], nowMs: number): Generator<DemoBatch> {
  const begun = stories.toSorted((left, right) => left.at - right.at);
  yield* cut(
    object,
    begun.map(({ id, at, values }) => ({ op: 'create', id, values: nameLines(id, at, values), at: iso(at) })),
  );
  for (let round = 0; ; round += 1) {
    const rows = begun.flatMap(({ id, changes }) => {
      const change = changes[round];
      return change && change.at <= nowMs ? [{ id, ...change }] : [];
    });
    if (rows.length === 0) return;
    rows.sort((left, right) => left.at - right.at);
    yield* cut(
      object,
      rows.map(({ id, at, values }) => ({ op: 'update', id, values, at: iso(at) })),
    );
  }
}
