import { formatMoney } from '../../format/format-number.ts';
import type { FieldCell } from '../field-cell.ts';
import { asMembers, asText } from '../wire-value.ts';

export const cell: FieldCell = {
  text(value, field, context) {
    const members = asMembers(value);
    const currency = asText(members?.currency) || field.options.currency || context.currency;
    return formatMoney(asText(members?.amount ?? value), currency, context.locale);
  },
  align: 'end',
  width: 140,
};
