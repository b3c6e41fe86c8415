import { Button, Group, Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPhoneCall, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useLabel } from '../i18n/useLabel.ts';
import { useLocale } from '../i18n/useLocale.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { PageHeader } from '../shell/pages/page-header.tsx';
import classes from './find-page.module.css';
import { FoundRecords } from './found-records.tsx';
import { fewestDigits, useFoundRecords } from './useFoundRecords.ts';

/** Finds whoever calls by the last digits of the number, or enters them anew. The number stands in the address. */
export function FindPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const phone = parameters.get('phone') ?? '';
  const [typed, setTyped] = useState(phone);
  const send = useDebouncedCallback((next: string) => setParameters(next === '' ? {} : { phone: next }, { replace: true }), 200);
  const { hits, loading, error, ready, retry } = useFoundRecords(phone);
  const change = (next: string) => {
    setTyped(next);
    send(next.trim());
  };
  return (
    <>
      <title>{`${t('find.title')} · Trellis`}</title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={t('find.title')} tabIndex={0}>
        <PageHeader title={t('find.title')} leading={<IconPhoneCall size={20} stroke={1.6} aria-hidden />} />
        <div className={classes.page}>
          <TextInput
            label={t('find.number')}
            description={t('find.hint', { count: fewestDigits })}
            type="tel"
            inputMode="tel"
            size="md"
            autoComplete="off"
            data-autofocus
            autoFocus
            rightSection={loading && <Loader size={16} />}
            value={typed}
            onChange={(event) => change(event.currentTarget.value)}
          />
          <div aria-live="polite">{ready && <FoundRecords hits={hits} error={error} onRetry={retry} />}</div>
          <NewRecords phone={typed.trim()} />
        </div>
      </section>
    </>
  );
}

/** What can be entered of somebody with that number. */
function NewRecords({ phone }: { readonly phone: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const locale = useLocale();
  const objects = useMetadata().objects.flatMap((object) => {
    const field = phoneField(object);
    return object.can.create && field !== undefined ? [{ object, field }] : [];
  });
  if (objects.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb={8}>
        {t('find.orCreate')}
      </Text>
      <Group gap={8}>
        {objects.map(({ object, field }) => (
          <Button
            key={object.name}
            component={Link}
            to={`/records/${object.name}/new${phone === '' ? '' : `?${new URLSearchParams({ [field]: phone })}`}`}
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {t('form.newTitle', { object: label(object.label).toLocaleLowerCase(locale) })}
          </Button>
        ))}
      </Group>
    </div>
  );
}

/** The field that takes the number of a new record. */
function phoneField(object: ClientObject): string | undefined {
  return object.fields.find((field) => field.type === 'phone' && !field.read_only)?.name;
}
