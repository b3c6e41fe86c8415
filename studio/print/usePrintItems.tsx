import { Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../api/records/records.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

/** The print templates of an object as items of a record's menu, in their order. */
export function usePrintItems(object: ClientObject, record: WireRecord): ReactNode {
  const { t } = useTranslation();
  const { prints = [] } = useMetadata();
  const context = useCellContext();
  return prints
    .filter((print) => print.object === object.name)
    .map((print) => (
      <Menu.Item key={print.name} component={Link} to={`/print/${print.name}/${record.id}`} leftSection={<IconPrinter size={16} aria-hidden />}>
        {t('record.print', { template: context.label(print.label) })}
      </Menu.Item>
    ));
}
