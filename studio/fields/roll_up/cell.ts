import type { FieldCell } from '../field-cell.ts';
import { resultCell } from '../result-cell.ts';

export const cell: FieldCell = {
  text: (value, field, context) => resultCell(field, value).text(value, field, context),
  align: 'end',
  width: 140,
};
