import type { FieldCell } from '../field-cell.ts';
import { asMembers, asText } from '../wire-value.ts';

const parts = ['street', 'ward', 'district', 'province', 'country'] as const;

export const cell: FieldCell = {
  text(value) {
    const members = asMembers(value);
    if (!members) return asText(value);
    const text = asText(members.text);
    if (text !== '') return text;
    return parts
      .map((part) => asText(members[part]))
      .filter((part) => part !== '')
      .join(', ');
  },
  width: 260,
};
