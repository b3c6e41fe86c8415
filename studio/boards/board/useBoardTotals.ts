import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ProblemError } from '../../api/problem.ts';
import { type AggregateRow, aggregateRecords } from '../../api/records/aggregates.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';

export interface ColumnTotal {
  readonly count: number;
  /** By path, as the aggregate answers them: decimal text or {amount, currency}. */
  readonly sums: Readonly<Record<string, unknown>>;
}

/** By key of the stage; the records without one under the empty key. */
export type BoardTotals = ReadonlyMap<string, ColumnTotal>;

export interface BoardRequest {
  readonly object: ClientObject;
  readonly field: ClientField;
  readonly filter: string;
  readonly search: string;
  readonly sums: readonly string[];
}

/** How many records stand in each column, and their sums. Amounts in several currencies are not added up. */
export function useBoardTotals({ object, field, filter, search, sums }: BoardRequest) {
  return useQuery({
    queryKey: ['records', object.name, 'board totals', { field: field.name, filter, search, sums }],
    queryFn: async ({ signal }) => {
      const ask = (measured: readonly string[]) =>
        aggregateRecords(
          object.name,
          {
            filter,
            search,
            group: [{ field: field.name }],
            measures: [{ fn: 'count', as: 'count' }, ...measured.map((path, index) => ({ fn: 'sum' as const, field: path, as: `sum${index}` }))],
          },
          signal,
        );
      try {
        return toTotals(await ask(sums), field, sums);
      } catch (error) {
        // A view may name what cannot be summed: the counts still can.
        if (!(error instanceof ProblemError) || error.status >= 500 || error.status < 400 || sums.length === 0) throw error;
        return toTotals(await ask([]), field, []);
      }
    },
    placeholderData: keepPreviousData,
  });
}

function toTotals(rows: readonly AggregateRow[], field: ClientField, sums: readonly string[]): BoardTotals {
  return new Map(
    rows.map((row) => {
      const measured = sums.map((path, index) => [path, row[`sum${index}`]] as const).filter(([, sum]) => sum !== null && sum !== undefined);
      return [typeof row[field.name] === 'string' ? String(row[field.name]) : '', { count: Number(row.count), sums: Object.fromEntries(measured) }];
    }),
  );
}
