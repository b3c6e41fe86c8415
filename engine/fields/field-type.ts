import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import type { Issue, Result } from '../errors/issue.ts';
import type { ExpressionType } from '../expressions/types.ts';

/** A value as the driver takes and gives it: numeric and uuid as text, date as 'YYYY-MM-DD', timestamptz as ISO UTC text, text[] as string[]. */
export type StoredValue = string | number | boolean | readonly string[] | null;

/** PostgreSQL column types in use. */
export type ColumnType = 'text' | 'bigint' | 'numeric' | 'boolean' | 'date' | 'timestamptz(3)' | 'uuid' | 'text[]';

/** One physical column: the field's name plus suffix ('' for the main one, else '__part'). */
export interface ColumnSpec {
  readonly suffix: '' | `__${string}`;
  readonly type: ColumnType;
  /** SQL CHECK over the column written as `%`, such as `% >= 0`; constants only. */
  readonly check?: string;
}

/** A table beside the object's own, for values that are rows (links, identities, external keys). */
export interface SideTableSpec {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** Columns (of the side table) that are unique over all records outside the trash. */
  readonly unique?: readonly string[];
}

/** How values of this field type take part in expressions. */
export interface ExpressionShape {
  readonly type: ExpressionType;
  readonly suffix: ColumnSpec['suffix'];
  /** Members such as price.amount or address.ward, to their column and type. */
  readonly members?: Readonly<Record<string, { readonly type: ExpressionType; readonly suffix: ColumnSpec['suffix'] }>>;
}

/** What parsing may need to know; pure data. */
export interface ParseContext {
  readonly zone: string;
  readonly currency: string;
}

/** How a file writes values; judged per column by the importer. */
export interface ImportFormat extends ParseContext {
  /** Decimal mark of the column. */
  readonly decimalMark?: '.' | ',';
  /** Pattern of dates in the column, such as 'DD/MM/YYYY HH:mm'; absent is ISO 8601. */
  readonly dateFormat?: string;
  readonly currency: string;
}

/** Comparison operators offered in the filter builder; each is a shape of the expression language. */
export type Operator =
  | 'equals'
  | 'not_equals'
  | 'contains'
  | 'starts_with'
  | 'less'
  | 'at_most'
  | 'greater'
  | 'at_least'
  | 'in'
  | 'has'
  | 'blank'
  | 'not_blank'
  | 'is_true'
  | 'is_false';

export type Locale = 'vi' | 'en';

/**
 * A field type. One folder each, the same on server (engine/fields/<type>) and screen (studio/fields/<type>).
 * All functions are pure. Values have three forms: wire (JSON of the API), stored (one entry per column, in the order of
 * `columns`), and text (files, screens).
 */
export interface FieldType {
  readonly type: FieldDocument['type'];
  /** Issues of the type's own options, pointers relative to the field document. */
  validateOptions(field: FieldDocument): readonly Issue[];
  /** Physical columns; empty for computed fields and side tables. */
  columns(field: FieldDocument): readonly ColumnSpec[];
  sideTable?(field: FieldDocument): SideTableSpec;
  /** Absent when the field cannot be used in expressions, filters and sorts. */
  expression?(field: FieldDocument): ExpressionShape;
  /** Wire value to stored values (one per column; a side-table type: see its docstring). null clears. Normalises (NFC, trim, E.164 ...). Pointers are relative to the value. */
  parse(input: unknown, field: FieldDocument, context: ParseContext): Result<readonly StoredValue[]>;
  /** Stored values (in column order) to wire. All columns null gives null. */
  toWire(stored: readonly StoredValue[], field: FieldDocument): unknown;
  /** JSON Schema (2020-12) of the wire value as accepted on input, with title and description left out. */
  inputSchema(field: FieldDocument): Record<string, unknown>;
  /** JSON Schema of the wire value as answered. */
  outputSchema(field: FieldDocument): Record<string, unknown>;
  readonly operators: readonly Operator[];
  /** Wire value to text for people. */
  format(wire: unknown, field: FieldDocument, locale: Locale): string;
  /** Text of a file's cell to wire value. '' gives null. */
  importText(text: string, field: FieldDocument, format: ImportFormat): Result<unknown>;
  /** Column suffixes whose text is searched (folded), for searchable fields. */
  readonly searchSuffixes?: readonly ColumnSpec['suffix'][];
  /** True when the type's values are made by the engine and never accepted from outside. */
  readonly computed?: boolean;
}
