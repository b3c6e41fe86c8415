import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ImportState, isRunning } from '../../api/imports.ts';
import { formatDateTime } from '../../format/format-date.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { useMe } from '../../session/useMe.ts';
import classes from '../import-page.module.css';
import { totals } from '../run/totals.ts';
import { ToneBadge } from '../tone-badge.tsx';

const colors = { waiting: 'blue', reading: 'blue', writing: 'blue', done: 'teal', failed: 'red', cancelled: 'gray', undone: 'gray' } as const;

/** One import in the history. */
export function ImportItem({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const { zone } = useMe();
  const shown = state.undone ? 'undone' : state.status;
  const { created, updated } = totals(state);
  const { rows_read, rows_total, rows_faulty } = state.progress;
  const n = (value: number) => formatNumber(value, locale);
  const counts = isRunning(state)
    ? t('run.rowsOf', { read: n(rows_read), total: rows_total === null ? '…' : n(rows_total) })
    : t('run.doneRows', { created: n(created), updated: n(updated), faulty: n(rows_faulty) });
  return (
    <li className={classes.item}>
      <div className={classes.grow}>
        <Anchor component={Link} to={`/import/runs/${state.id}`} fw={500}>
          {state.file_name ?? state.id}
        </Anchor>
        <Text size="sm" c="dimmed">
          {formatDateTime(state.created_at, locale, zone)}
          {state.dry_run ? ` · ${t('state.rehearsal')}` : ''}
        </Text>
      </div>
      <Text size="sm">{counts}</Text>
      <ToneBadge color={colors[shown]}>{t(`state.${shown}`)}</ToneBadge>
    </li>
  );
}
