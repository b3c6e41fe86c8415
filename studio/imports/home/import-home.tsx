import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { ImportInspected } from '../../../schemas/generated/api.ts';
import { isRunning, listImports, removeFile } from '../../api/imports.ts';
import { formatDateTime } from '../../format/format-date.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useMe } from '../../session/useMe.ts';
import { DelayedSkeleton } from '../delayed-skeleton.tsx';
import { ImportFrame } from '../import-frame.tsx';
import classes from '../import-page.module.css';
import { dropDraft, type ImportDraft, keepDraft, openDrafts } from '../wizard/import-draft.ts';
import { inspectedKey } from '../wizard/useInspected.ts';
import { FileDrop } from './file-drop.tsx';
import { ImportItem } from './import-item.tsx';

const pollMs = 1_000;

/** Where imports begin: drop a file, go on with one begun, see those that run and ran. */
export function ImportHome() {
  const { t } = useTranslation('imports');
  const [parameters] = useSearchParams();
  const metadata = useMetadata();
  const label = useLabel();
  const navigate = useNavigate();
  const client = useQueryClient();
  const object = findObject(metadata, parameters.get('object') ?? undefined);
  const taken = (inspected: ImportInspected) => {
    client.setQueryData(inspectedKey(inspected.file, undefined, undefined), inspected);
    keepDraft({ file: inspected.file, fileName: inspected.file_name, expiresAt: inspected.expires_at, keep: [], corrections: [], mapping: inspected.mapping });
    void navigate(`/import/files/${inspected.file}`);
  };
  return (
    <ImportFrame title={t('title')}>
      <Stack gap="lg" className={classes.narrow ?? ''}>
        <Text c="dimmed">{t('intro')}</Text>
        <FileDrop object={object?.name} note={object && t('drop.into', { objects: label(object.plural) })} onTaken={taken} />
        <Unfinished />
        <History />
      </Stack>
    </ImportFrame>
  );
}

function Unfinished() {
  const { t } = useTranslation('imports');
  const [drafts, setDrafts] = useState<readonly ImportDraft[]>(openDrafts);
  const locale = useLocale();
  const { zone } = useMe();
  if (drafts.length === 0) return null;
  const remove = (file: string) => {
    dropDraft(file);
    setDrafts(openDrafts());
    // The server throws it away by itself when its time is over.
    removeFile(file).catch(() => undefined);
  };
  return (
    <section aria-labelledby="unfinished">
      <Title order={2} id="unfinished" size="h4" mb="xs">
        {t('unfinished.title')}
      </Title>
      <ul className={classes.list}>
        {drafts.map(({ file, fileName, expiresAt }) => (
          <li key={file} className={classes.item}>
            <div className={classes.grow}>
              <Text fw={500}>{fileName}</Text>
              <Text size="sm" c="dimmed">
                {t('unfinished.until', { at: formatDateTime(expiresAt, locale, zone) })}
              </Text>
            </div>
            <Group gap="xs">
              <Button component={Link} to={`/import/files/${file}`} size="xs" variant="default">
                {t('unfinished.goOn')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => remove(file)}>
                {t('unfinished.remove')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History() {
  const { t } = useTranslation('imports');
  const { data, isPending } = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => listImports(signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? pollMs : false),
  });
  return (
    <section aria-labelledby="history">
      <Title order={2} id="history" size="h4" mb="xs">
        {t('history.title')}
      </Title>
      {isPending && <DelayedSkeleton />}
      {data?.length === 0 && <Text c="dimmed">{t('history.empty')}</Text>}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((state) => (
            <ImportItem key={state.id} state={state} />
          ))}
        </ul>
      )}
    </section>
  );
}
