import { Group, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { OutsideLink } from '../outside-link.tsx';
import { asMembers, asText } from '../wire-value.ts';
import { formatPhone } from './format-phone.ts';

function Phone({ value }: CellProps) {
  const { t } = useTranslation();
  const number = asText(asMembers(value)?.number);
  if (number !== '') return <OutsideLink href={`tel:${number}`} text={formatPhone(value)} />;
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <span>{formatPhone(value)}</span>
      <Tooltip label={t('fields.phone.unparsed')}>
        <IconAlertTriangle size={14} role="img" aria-label={t('fields.phone.unparsed')} color="var(--mantine-color-orange-8)" />
      </Tooltip>
    </Group>
  );
}

export const cell: FieldCell = { text: formatPhone, Component: Phone, width: 150 };
