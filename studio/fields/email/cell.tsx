import type { CellProps, FieldCell } from '../field-cell.ts';
import { OutsideLink } from '../outside-link.tsx';
import { asText } from '../wire-value.ts';

function Email({ value }: CellProps) {
  return <OutsideLink href={`mailto:${encodeURIComponent(asText(value)).replaceAll('%40', '@')}`} text={asText(value)} />;
}

export const cell: FieldCell = { text: asText, Component: Email, width: 220 };
