import type { ClientField } from '../metadata/client-metadata.ts';
import { cell as booleanCell } from './boolean/cell.tsx';
import { cell as choiceCell } from './choice/cell.tsx';
import { cell as dateCell } from './date/cell.ts';
import { cell as datetimeCell } from './datetime/cell.ts';
import { cell as decimalCell } from './decimal/cell.ts';
import type { FieldCell } from './field-cell.ts';
import { cell as integerCell } from './integer/cell.ts';
import { cell as moneyCell } from './money/cell.ts';
import { cell as percentCell } from './percent/cell.ts';
import { cell as textCell } from './text/cell.ts';
import { asMembers } from './wire-value.ts';

const byResult: Readonly<Record<NonNullable<ClientField['options']['result']>, FieldCell>> = {
  text: textCell,
  number: decimalCell,
  integer: integerCell,
  money: moneyCell,
  percent: percentCell,
  boolean: booleanCell,
  date: dateCell,
  datetime: datetimeCell,
};

/** The cell of a computed field: by the names of its results or their type where it states them, else (roll-ups) by the form of the value. */
export function resultCell(field: ClientField, value: unknown): FieldCell {
  if (field.options.choices) return choiceCell;
  if (field.options.result) return byResult[field.options.result];
  if (asMembers(value)) return moneyCell;
  if (typeof value === 'boolean') return booleanCell;
  if (typeof value !== 'string') return decimalCell;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateCell;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return datetimeCell;
  return /^-?\d+(\.\d+)?$/.test(value) ? decimalCell : textCell;
}
