import type { FieldCell } from '../field-cell.ts';
import { asText } from '../wire-value.ts';

export const cell: FieldCell = { text: asText, width: 200 };
