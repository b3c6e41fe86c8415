import { formatSize } from '../../format/format-number.ts';
import type { FieldCell } from '../field-cell.ts';
import { asMembers, asText } from '../wire-value.ts';

export const cell: FieldCell = {
  text(value, _field, context) {
    const members = asMembers(value);
    const size = members?.size_bytes;
    const name = asText(members?.name);
    return typeof size === 'number' ? `${name} (${formatSize(size, context.locale)})` : name;
  },
  width: 200,
};
