import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { findByPhone } from '../api/records.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { Icon } from '../shell/icon.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { problemText } from '../shell/problem-text.ts';
import classes from './find-page.module.css';

const fewestDigits = 3;

/** Stands in place of the list for whoever may open single records only: they are found by phone number, and made. */
export function FindPage({ object }: { readonly object: ClientObject }) {
  const { t } = useTranslation();
  const context = useCellContext();
  const [parameters, setParameters] = useSearchParams();
  const typed = parameters.get('phone') ?? '';
  const [phone] = useDebouncedValue(typed, 250);
  const digits = phone.replaceAll(/\D/g, '');
  const hasPhone = object.fields.some((field) => field.type === 'phone' || field.type === 'identities');
  const query = useQuery({
    queryKey: ['records', object.name, 'phone', digits],
    queryFn: ({ signal }) => findByPhone(digits, signal),
    enabled: digits.length >= fewestDigits,
  });
  const found = query.data?.filter((hit) => hit.object === object.name) ?? [];
  const plural = context.label(object.plural);
  const create = object.can.create && (
    <Button component={Link} to={`/records/${object.name}/new`} leftSection={<IconPlus size={16} aria-hidden />} px="sm">
      {t('list.new')}
    </Button>
  );
  return (
    <>
      <title>{`${plural} · Trellis`}</title>
      <PageHeader title={plural} leading={<Icon name={object.icon} size={20} />} actions={create} />
      <Stack className={classes.body ?? ''} gap="md">
        <Text c="dimmed">{t(hasPhone ? 'find.text' : 'find.noPhone')}</Text>
        {hasPhone && (
          <TextInput
            type="tel"
            inputMode="tel"
            label={t('find.phone')}
            description={t('find.phoneHelp')}
            leftSection={<IconSearch size={16} aria-hidden />}
            autoComplete="off"
            value={typed}
            onChange={(event) => setParameters(event.currentTarget.value === '' ? {} : { phone: event.currentTarget.value }, { replace: true })}
          />
        )}
        <div role="status">
          {query.isError && <Text c="var(--mantine-color-error)">{problemText(query.error, t)}</Text>}
          {query.data && found.length === 0 && <Text c="dimmed">{t('find.none')}</Text>}
          {found.length > 0 && (
            <ul className={classes.hits}>
              {found.map((hit) => (
                <li key={hit.id}>
                  <Anchor component={Link} to={`/records/${hit.object}/${hit.id}`}>
                    {hit.title || t('record.untitled')}
                  </Anchor>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Stack>
    </>
  );
}
