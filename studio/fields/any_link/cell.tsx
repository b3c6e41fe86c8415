import type { CellProps, FieldCell } from '../field-cell.ts';
import { RecordLink } from '../record-link.tsx';
import { asId, asMembers, asText } from '../wire-value.ts';

function AnyLink({ value, context }: CellProps) {
  return <RecordLink object={asText(asMembers(value)?.object) || undefined} value={value} context={context} />;
}

export const cell: FieldCell = {
  text: (value, _field, context) => context.titleOf(asText(asMembers(value)?.object), value) ?? asId(value) ?? '',
  Component: AnyLink,
  width: 200,
};
