import type { CellProps, FieldCell } from '../field-cell.ts';
import { OutsideLink } from '../outside-link.tsx';
import { asText } from '../wire-value.ts';

function Url({ value }: CellProps) {
  const address = asText(value);
  // Other schemes (javascript:) stay text.
  if (!/^https?:\/\//i.test(address)) return address;
  return <OutsideLink href={address} text={address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')} web />;
}

export const cell: FieldCell = { text: asText, Component: Url, width: 200 };
