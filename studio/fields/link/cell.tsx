import type { CellProps, FieldCell } from '../field-cell.ts';
import { RecordLink } from '../record-link.tsx';
import { asId } from '../wire-value.ts';

function LinkCell({ value, field, context }: CellProps) {
  return <RecordLink object={field.target} value={value} context={context} />;
}

export const cell: FieldCell = {
  text: (value, field, context) => context.titleOf(field.target, value) ?? asId(value) ?? '',
  Component: LinkCell,
  width: 200,
};
