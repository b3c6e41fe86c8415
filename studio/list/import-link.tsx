import { ActionIcon } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ClientObject } from '../metadata/client-metadata.ts';

/** Leads to the import of files into the object. */
export function ImportLink({ object }: { readonly object: ClientObject }) {
  const { t } = useTranslation();
  return (
    <ActionIcon component={Link} to={`/import?object=${object.name}`} variant="default" size={36} aria-label={t('list.import')} title={t('list.import')}>
      <IconFileImport size={18} aria-hidden />
    </ActionIcon>
  );
}
