import { Code, Group } from '@mantine/core';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { asList, asMembers, asText } from '../wire-value.ts';

const keys = (value: unknown) => asList(value).map((item) => `${asText(asMembers(item)?.source)}: ${asText(asMembers(item)?.key)}`);

function ExternalKeys({ value, compact }: CellProps) {
  if (compact) return keys(value).join(', ');
  return (
    <Group gap={4}>
      {keys(value).map((key) => (
        <Code key={key}>{key}</Code>
      ))}
    </Group>
  );
}

export const cell: FieldCell = { text: (value) => keys(value).join(', '), Component: ExternalKeys, width: 200 };
