import { Text } from '@mantine/core';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { asText } from '../wire-value.ts';

function LongText({ value, compact }: CellProps) {
  return compact ? asText(value).replace(/\s+/g, ' ') : <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{asText(value)}</Text>;
}

export const cell: FieldCell = { text: asText, Component: LongText, width: 260 };
