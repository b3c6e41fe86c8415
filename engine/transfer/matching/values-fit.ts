import type { FieldModel } from '../../metadata/model.ts';
import type { ColumnProfile } from '../layout/sheet-layout.ts';

const numberTypes = new Set(['integer', 'decimal', 'money', 'percent']);
const context = { zone: 'UTC', currency: 'VND' };

export interface ValuesFit {
  /** What the confidence of the name is multiplied by. */
  readonly factor: number;
  /** The confidence that the values alone give. */
  readonly alone: number;
}

const neutral: ValuesFit = { factor: 1, alone: 0 };

/** Whether what stands in a column can be values of a field. */
export function valuesFit(column: ColumnProfile, field: FieldModel): ValuesFit {
  if (column.filled === 0) return neutral;
  const { type } = field.type;
  if (type === 'date' || type === 'datetime') return share(column.dates, 0.5, 0.3);
  if (numberTypes.has(type))
    return column.phones > 0.8 && column.numbers > 0.8 && type === 'money' ? { factor: 0.6, alone: 0 } : share(column.numbers, 0.5, 0.3);
  if (type === 'email') return { ...share(column.emails, 0.3, 0.5), alone: column.emails >= 0.8 ? 0.7 : 0 };
  if (type === 'url') return { ...share(column.urls, 0.2, 0.6), alone: column.urls >= 0.8 ? 0.6 : 0 };
  if (type === 'phone') return { ...share(column.phones, 0.3, 0.5), alone: column.phones >= 0.7 ? 0.65 : 0 };
  if (type === 'choice' || type === 'multi_choice' || type === 'boolean') return known(column, field);
  if (type === 'person_name' || type === 'address') return { factor: column.numbers > 0.8 || column.dates > 0.8 ? 0.4 : 1, alone: 0 };
  return neutral;
}

function share(found: number, enough: number, otherwise: number): ValuesFit {
  return { factor: found >= enough ? 1 : otherwise, alone: 0 };
}

/** Choices: the more of the texts are choices, the better. */
function known(column: ColumnProfile, field: FieldModel): ValuesFit {
  const { values } = column;
  if (values === undefined) return { factor: 0.4, alone: 0 };
  const read = values.filter(({ text }) => field.type.importText(text, field.document, context).ok).length / values.length;
  return { factor: read >= 0.5 ? 1 : read > 0 ? 0.9 : 0.75, alone: 0 };
}
