import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { asList, asMembers, asText } from '../wire-value.ts';
import { channelText } from './channel-text.ts';

const rows = (value: unknown) => asList(value).map((item) => ({ channel: asText(asMembers(item)?.channel), value: asText(asMembers(item)?.value) }));

function Identities({ value, field, context, compact }: CellProps) {
  const { t } = useTranslation();
  if (compact) return cell.text(value, field, context);
  return (
    <Stack gap={2}>
      {rows(value).map((row) => (
        <span key={`${row.channel} ${row.value}`}>
          <Text span c="dimmed" size="xs">
            {channelText(row.channel, t)}{' '}
          </Text>
          {row.value}
        </span>
      ))}
    </Stack>
  );
}

export const cell: FieldCell = {
  text: (value) =>
    rows(value)
      .map((row) => row.value)
      .join(', '),
  Component: Identities,
  width: 220,
};
