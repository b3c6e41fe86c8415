import { formatNumber } from '../../format/format-number.ts';
import type { FieldCell } from '../field-cell.ts';
import { asText } from '../wire-value.ts';

export const cell: FieldCell = { text: (value, _field, context) => formatNumber(asText(value), context.locale), align: 'end', width: 110 };
