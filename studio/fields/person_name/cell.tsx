import { Text } from '@mantine/core';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { asMembers, asText } from '../wire-value.ts';

const full = (value: unknown) => asText(asMembers(value)?.full ?? value);

function PersonName({ value, compact }: CellProps) {
  const form = asText(asMembers(value)?.form);
  if (compact || form === '') return full(value);
  return (
    <span>
      <Text span c="dimmed">
        {form}{' '}
      </Text>
      {full(value)}
    </span>
  );
}

export const cell: FieldCell = { text: full, Component: PersonName, width: 220 };
