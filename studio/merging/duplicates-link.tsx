import { ActionIcon } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ClientObject } from '../metadata/client-metadata.ts';

/** Leads to the records of the object that may be the same, for whoever may make them one. */
export function DuplicatesLink({ object }: { readonly object: ClientObject }) {
  const { t } = useTranslation();
  if (!object.can.merge || (object.duplicates ?? []).length === 0) return null;
  return (
    <ActionIcon
      component={Link}
      to={`/records/${object.name}/duplicates`}
      variant="default"
      size={36}
      aria-label={t('list.duplicates')}
      title={t('list.duplicates')}
    >
      <IconArrowsJoin2 size={18} aria-hidden />
    </ActionIcon>
  );
}
