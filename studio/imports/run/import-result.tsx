import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { faultsAddress, type ImportState } from '../../api/imports.ts';
import { useUndo } from '../../api/records/useUndo.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { totals } from './totals.ts';
import { importKey } from './useImport.ts';

/** What an import did, with the faults as a file and the way back. */
export function ImportResult({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const n = (value: number) => formatNumber(value, locale);
  const { created, updated } = totals(state);
  const heading = { done: t('run.done'), failed: t('run.failed'), cancelled: t('state.cancelled') }[state.status as 'done'] ?? '';
  return (
    <Stack gap="md">
      <div role="status">
        <Title order={2} size="h3">
          {state.dry_run ? t('state.rehearsal') : heading}
        </Title>
        <Text>{t('run.doneRows', { created: n(created), updated: n(updated), faulty: n(state.progress.rows_faulty) })}</Text>
        {state.undone && <Text c="dimmed">{t('run.undone')}</Text>}
        {state.status === 'cancelled' && !state.undone && <Text c="dimmed">{t('run.cancelled')}</Text>}
      </div>
      {state.issues.map(({ message, code, params }) => (
        <Text key={message} c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
          {t(`refused.${code ?? 'none'}` as 'refused.empty_file', { defaultValue: message, ...params })}
        </Text>
      ))}
      <Counts state={state} />
      <Group gap="xs">
        {state.faults > 0 && (
          <Button component="a" href={faultsAddress(state.id)} download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            {t('run.faults')}
          </Button>
        )}
        <UndoImport state={state} />
      </Group>
    </Stack>
  );
}

function Counts({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const label = useLabel();
  const metadata = useMetadata();
  const locale = useLocale();
  const lines = Object.entries(state.result);
  if (lines.length === 0) return null;
  return (
    <Table withTableBorder maw={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('run.object')}</Table.Th>
          {(['created', 'updated', 'unchanged'] as const).map((name) => (
            <Table.Th key={name} ta="right">
              {t(`run.${name}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(([name, counts]) => {
          const object = findObject(metadata, name);
          const title = object ? label(object.plural) : name;
          return (
            <Table.Tr key={name}>
              <Table.Td>{object?.can.list && !object.parent ? <Link to={`/records/${name}`}>{title}</Link> : title}</Table.Td>
              {(['created', 'updated', 'unchanged'] as const).map((kind) => (
                <Table.Td key={kind} ta="right">
                  {formatNumber(counts[kind], locale)}
                </Table.Td>
              ))}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function UndoImport({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const undo = useUndo();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { operation } = state;
  const { created, updated } = totals(state);
  if (operation === null || state.dry_run || state.undone || created + updated === 0) return null;
  const run = async () => {
    setBusy(true);
    await undo(operation);
    await Promise.all([client.invalidateQueries({ queryKey: importKey(state.id) }), client.invalidateQueries({ queryKey: ['imports'] })]);
    setBusy(false);
  };
  return (
    <Button variant="default" loading={busy} onClick={() => void run()} leftSection={<IconArrowBackUp size={16} aria-hidden />}>
      {t('run.undo')}
    </Button>
  );
}
