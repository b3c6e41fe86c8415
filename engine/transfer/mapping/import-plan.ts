import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import type { DateOrder } from '../judging/column-judgement.ts';

export type NumberReading = 'auto' | 'point' | 'comma';

/** Where a field's value comes from. Columns are positions in the row. */
export type FieldSource =
  | { readonly kind: 'column'; readonly field: FieldModel; readonly column: number; readonly settings: ColumnSettings; readonly parts?: readonly PartColumn[] }
  /** `column` where the record is found by a text of the file. */
  | { readonly kind: 'record'; readonly field: FieldModel; readonly entry: number; readonly column?: number }
  | { readonly kind: 'value'; readonly field: FieldModel; readonly value: unknown };

/** The column of one part of a value; `main` for that of the field itself. */
export interface PartColumn {
  readonly member: string;
  readonly column: number;
  readonly main: boolean;
}

export interface ColumnSettings {
  readonly format?: string;
  readonly number?: NumberReading;
  readonly currency?: string;
  readonly map?: ReadonlyMap<string, string>;
  /** Which of several phone numbers in the cell. */
  readonly nth?: number;
  /** identities: the channel of the text. */
  readonly channel?: string;
  readonly dateOrder?: DateOrder;
  /** Columns whose texts are put together; the first is that of the source. */
  readonly join?: readonly number[];
  /** Stored value for what cannot be read. */
  readonly otherwise?: string;
}

/** How an existing record is found. */
export type PlanKey =
  | { readonly kind: 'external'; readonly field: FieldModel; readonly column: number; readonly number: NumberReading | undefined }
  /** Positions in `sources`. */
  | { readonly kind: 'fields'; readonly sources: readonly number[]; readonly optional: boolean }
  /** Never written: records are found by a text of the file. */
  | { readonly kind: 'find'; readonly field: FieldModel; readonly column: number }
  | { readonly kind: 'ordinal'; readonly field: FieldModel; readonly link: FieldModel; readonly parent: number }
  | { readonly kind: 'none' };

/** One record that each row may write. */
export interface PlanEntry {
  readonly name: string;
  readonly object: ObjectModel;
  /** The record is written only where this column is not empty. */
  readonly when: number | undefined;
  readonly key: PlanKey;
  readonly write: 'first' | 'last' | 'fill';
  readonly sources: readonly FieldSource[];
  /** Entries that this one points to, its parent included: without them it is not written. */
  readonly needs: readonly number[];
}

/** A mapping document tied to a Model and to the columns of one file. */
export interface ImportPlan {
  readonly model: Model;
  readonly document: MappingDocument;
  readonly source: string;
  readonly columns: readonly string[];
  readonly entries: readonly PlanEntry[];
}
