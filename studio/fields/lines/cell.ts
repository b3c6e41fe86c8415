import { formatNumber } from '../../format/format-number.ts';
import type { FieldCell } from '../field-cell.ts';
import { asList } from '../wire-value.ts';

/** A list shows how many lines there are; the record page shows them as a table. */
export const cell: FieldCell = { text: (value, _field, context) => formatNumber(asList(value).length, context.locale), align: 'end', width: 90 };
