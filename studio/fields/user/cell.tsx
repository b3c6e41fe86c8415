import type { CellProps, FieldCell } from '../field-cell.ts';
import { RecordLink } from '../record-link.tsx';
import { asId } from '../wire-value.ts';

function User({ value, context }: CellProps) {
  return <RecordLink object="user" value={value} context={context} />;
}

export const cell: FieldCell = { text: (value, _field, context) => context.titleOf('user', value) ?? asId(value) ?? '', Component: User, width: 160 };
