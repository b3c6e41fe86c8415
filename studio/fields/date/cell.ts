import { formatDate } from '../../format/format-date.ts';
import type { FieldCell } from '../field-cell.ts';
import { asText } from '../wire-value.ts';

export const cell: FieldCell = { text: (value, _field, context) => formatDate(asText(value), context.locale), width: 120 };
