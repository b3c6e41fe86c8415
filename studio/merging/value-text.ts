import type { WireRecord } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { fieldCells } from '../fields/registry.ts';
import { isBlank } from '../fields/wire-value.ts';
import type { ListColumn } from '../list/columns.ts';
import { dots } from '../masks/masked-value.tsx';
import { valueAt } from '../metadata/field-path.ts';

/** What a record holds, in words; undefined where it is blank or hidden. */
export function valueText(record: WireRecord | undefined, column: ListColumn, context: CellContext): string | undefined {
  if (record?._masked?.includes(column.path)) return dots;
  const value = record && valueAt(record, column.path);
  return isBlank(value) ? undefined : fieldCells[column.field.type].text(value, column.field, context);
}
