import type { ColumnSpec } from '../../fields/field-type.ts';
import type { WorkspaceSettings } from '../../metadata/model.ts';
import type { Sql } from '../../sql/sql.ts';

export type Suffix = ColumnSpec['suffix'];

/** SQL of a column of the field as it is, by suffix. */
export type ColumnOf = (suffix: Suffix) => Sql;

/** What conversions need to know of the workspace. */
export type ConversionSettings = Pick<WorkspaceSettings, 'currency' | 'zone'>;

/** How values of one field become values of another. */
export type Conversion =
  /** The stored values are already right. */
  | { readonly kind: 'same' }
  | {
      readonly kind: 'convert';
      /** SQL per column of the new field; never fails, NULL where a value does not convert. Columns not named are NULL. */
      values(column: ColumnOf, settings: ConversionSettings): ReadonlyMap<Suffix, Sql>;
      /** SQL condition: the value is there and would be lost, or not be the same any more. */
      loses(column: ColumnOf, settings: ConversionSettings): Sql;
    };

/** One value as SQL, and whether something is lost beyond it being NULL. */
export interface Converted {
  readonly main: Sql;
  readonly parts?: ReadonlyMap<Suffix, Sql>;
  readonly alters?: Sql;
}
