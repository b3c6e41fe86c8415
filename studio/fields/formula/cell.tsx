import type { CellProps, FieldCell } from '../field-cell.ts';
import { resultCell } from '../result-cell.ts';

function Formula(props: CellProps) {
  const inner = resultCell(props.field, props.value);
  return inner.Component ? <inner.Component {...props} /> : inner.text(props.value, props.field, props.context);
}

export const cell: FieldCell = {
  text: (value, field, context) => resultCell(field, value).text(value, field, context),
  Component: Formula,
  width: 130,
};
