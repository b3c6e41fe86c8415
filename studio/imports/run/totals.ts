import type { ImportState } from '../../api/imports.ts';

export interface Totals {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Records of all objects together. */
export function totals({ result }: Pick<ImportState, 'result'>): Totals {
  const sum = { created: 0, updated: 0, unchanged: 0 };
  for (const counts of Object.values(result)) {
    sum.created += counts.created;
    sum.updated += counts.updated;
    sum.unchanged += counts.unchanged;
  }
  return sum;
}
