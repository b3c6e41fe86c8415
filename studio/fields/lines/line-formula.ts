import type { ClientField } from '../../metadata/client-metadata.ts';

/** A formula of a line that can be worked out from what stands in the line: its amount. */
export interface LineFormula {
  readonly field: ClientField;
  /** Fields of the line that it reads. */
  readonly inputs: readonly string[];
  /** The value as the API answers it; undefined where something that it needs is missing. */
  readonly of: (row: Readonly<Record<string, unknown>>) => unknown;
}
