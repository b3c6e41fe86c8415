import type { FieldCell } from '../field-cell.ts';
import { resultCell } from '../result-cell.ts';
import { ResultValue } from '../result-value.tsx';

export const cell: FieldCell = {
  text: (value, field, context) => resultCell(field, value).text(value, field, context),
  Component: ResultValue,
  align: 'end',
  width: 140,
};
