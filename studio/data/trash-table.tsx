import { Button, Checkbox, Group, Modal, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrashItem } from '../api/data.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { formatDateTime } from '../format/format-date.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useMe } from '../session/useMe.ts';
import classes from './data-page.module.css';
import { useTrashActions } from './useTrashActions.ts';

/** Deleted records, to be restored or, by administrators, deleted for good. */
export function TrashTable({ items }: { readonly items: readonly TrashItem[] }) {
  const { t } = useTranslation('data');
  const { admin } = useMe();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const { busy, restore, purge } = useTrashActions(() => setChosen(new Set()));
  const picked = items.filter(({ id }) => chosen.has(id));
  const toggle = (id: string) => setChosen((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set(before).add(id)));
  return (
    <>
      <Group gap="xs" mih={36} role="toolbar" aria-label={t('trash.selection')}>
        <Text size="sm" c="dimmed" aria-live="polite">
          {t('trash.chosen', { count: picked.length })}
        </Text>
        {picked.length > 0 && (
          <>
            <Button size="compact-sm" variant="light" loading={busy} onClick={() => void restore(picked)}>
              {t('trash.restore')}
            </Button>
            {admin && (
              <Button size="compact-sm" variant="light" color="red" disabled={busy} onClick={() => setAsking(true)}>
                {t('trash.purge')}
              </Button>
            )}
          </>
        )}
      </Group>
      <div className={classes.across}>
        <Table highlightOnHover className={classes.table ?? ''} aria-label={t('trash.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={44}>
                <Checkbox
                  aria-label={t('trash.chooseAll')}
                  checked={picked.length === items.length}
                  indeterminate={picked.length > 0 && picked.length < items.length}
                  onChange={() => setChosen(picked.length === items.length ? new Set() : new Set(items.map(({ id }) => id)))}
                />
              </Table.Th>
              <Table.Th>{t('trash.record')}</Table.Th>
              <Table.Th>{t('trash.deletedAt')}</Table.Th>
              <Table.Th>{t('trash.deletedBy')}</Table.Th>
              <Table.Th aria-label={t('trash.restore')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Row key={item.id} item={item} chosen={chosen.has(item.id)} busy={busy} onToggle={() => toggle(item.id)} onRestore={() => void restore([item])} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {asking && (
        <PurgeDialog
          count={picked.length}
          onClose={() => setAsking(false)}
          onPurge={() => {
            setAsking(false);
            void purge(picked);
          }}
        />
      )}
    </>
  );
}

interface RowProps {
  readonly item: TrashItem;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly onToggle: () => void;
  readonly onRestore: () => void;
}

function Row({ item, chosen, busy, onToggle, onRestore }: RowProps) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const object = findObject(useMetadata(), item.object);
  const { label, locale, zone } = useCellContext();
  const title = item.title === '' ? common('record.untitled') : item.title;
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox checked={chosen} onChange={onToggle} aria-label={t('trash.choose', { title })} />
      </Table.Td>
      <Table.Td>
        <Text fw={500}>{title}</Text>
        <Text size="sm" c="dimmed">
          {object ? label(object.label) : item.object}
        </Text>
      </Table.Td>
      <Table.Td>{item.deleted_at === null ? '—' : <time dateTime={item.deleted_at}>{formatDateTime(item.deleted_at, locale, zone)}</time>}</Table.Td>
      <Table.Td>{item.deleted_by?.name ?? common('record.system')}</Table.Td>
      <Table.Td ta="end">
        <Button size="compact-sm" variant="subtle" disabled={busy} onClick={onRestore} aria-label={t('trash.restoreOne', { title })}>
          {t('trash.restore')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** There is no way back from here: the number is named. */
function PurgeDialog({ count, onClose, onPurge }: { readonly count: number; readonly onClose: () => void; readonly onPurge: () => void }) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t('trash.purgeTitle', { count })} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <Text>{t('trash.purgeText')}</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {common('common.cancel')}
        </Button>
        <Button color="red" onClick={onPurge}>
          {t('trash.purge')}
        </Button>
      </Group>
    </Modal>
  );
}
