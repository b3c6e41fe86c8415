import { ActionIcon } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../i18n/start-i18n.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { PrintedListProps } from './printed-list.tsx';

async function loadPrint() {
  const [{ PrintedList }] = await Promise.all([import('./printed-list.tsx'), loadTexts('lists')]);
  return PrintedList;
}

/** Prints the list: all that it shows, not only the rows in sight. */
export function PrintButton(props: Omit<PrintedListProps, 'onDone'>) {
  const { t } = useTranslation();
  const [printing, setPrinting] = useState(false);
  const [PrintedList, askFor] = useLoaded(loadPrint);
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('list.print')}
        title={t('list.print')}
        loading={printing}
        onClick={() => askFor(() => setPrinting(true))}
      >
        <IconPrinter size={18} aria-hidden />
      </ActionIcon>
      {printing && PrintedList && <PrintedList {...props} onDone={() => setPrinting(false)} />}
    </>
  );
}
