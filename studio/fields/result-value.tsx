import type { CellProps } from './field-cell.ts';
import { resultCell } from './result-cell.ts';

/** A computed value, shown as the type of its result is. */
export function ResultValue(props: CellProps) {
  const inner = resultCell(props.field, props.value);
  return inner.Component ? <inner.Component {...props} /> : inner.text(props.value, props.field, props.context);
}
