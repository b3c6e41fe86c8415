import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { formatNumber } from '../../format/format-number.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';

/** A sum as values of its field are shown; a dash where there is nothing to sum. */
export function sumText(sum: unknown, field: ClientField, context: CellContext): string {
  if (isBlank(sum)) return '–';
  if (typeof sum === 'string' && (field.type === 'integer' || field.type === 'decimal')) return formatNumber(sum, context.locale);
  return fieldCells[field.type].text(sum, field, context);
}
