import type { ImportPreview } from '../../../../schemas/generated/api.ts';

export type PreviewRow = ImportPreview['rows'][number];
export type RowState = PreviewRow['outcomes'][number] | 'faulty';

const strongest: readonly PreviewRow['outcomes'][number][] = ['created', 'updated', 'unchanged', 'none'];

/** What becomes of a row as a whole: at fault, else the most that happens to one of its records. */
export function rowState({ faults, outcomes }: PreviewRow): RowState {
  if (faults.length > 0) return 'faulty';
  return strongest.find((outcome) => outcomes.includes(outcome)) ?? 'none';
}
