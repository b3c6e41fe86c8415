import { Anchor, Button, Group, Paper, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type CSSProperties, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type DuplicateGroup, tellApart } from '../api/records/merges.ts';
import type { WireRecord } from '../api/records/records.ts';
import { refreshRecords } from '../api/records/useUndo.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { columnLabel } from '../list/column-label.ts';
import type { ListColumn } from '../list/columns.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import classes from './duplicates-page.module.css';
import { valueText } from './value-text.ts';

export interface DuplicateGroupCardProps {
  readonly object: ClientObject;
  readonly group: DuplicateGroup;
  readonly columns: readonly ListColumn[];
  readonly context: CellContext;
  readonly onMerge: () => void;
}

/** Records that look the same, side by side, with what to do about them. */
export function DuplicateGroupCard({ object, group, columns, context, onMerge }: DuplicateGroupCardProps) {
  const { t } = useTranslation('merging');
  const heading = useId();
  const apart = useTellingApart(object, group);
  const titles = group.records.map((record) => context.titleOf(object.name, record) ?? '');
  // What the rule compares, and what they differ in: all else says nothing.
  const ruled = object.duplicates?.find(({ name }) => name === group.rule)?.fields ?? [];
  const shown = columns.filter((column) => column.path !== object.title && (ruled.includes(column.path) || differs(group.records, column, context)));
  // @NOTE a custom property is no member of CSSProperties.
  const style = { '--records': group.records.length } as CSSProperties;
  return (
    <Paper withBorder p="md" mb="md" role="group" aria-labelledby={heading}>
      <Group justify="space-between" gap="xs" mb="sm">
        <Text component="h2" size="sm" fw={500} id={heading} m={0}>
          {context.label(group.label)}
          {group.more && ` · ${t('page.more')}`}
        </Text>
        <Group gap="xs">
          {object.can.merge && (
            <Button variant="default" size="xs" onClick={() => void apart()} aria-label={t('page.differentNamed', { titles: titles.join(', ') })}>
              {t('page.different')}
            </Button>
          )}
          {object.can.merge && (
            <Button size="xs" onClick={onMerge} aria-label={t('page.mergeNamed', { titles: titles.join(', ') })}>
              {t('page.merge')}
            </Button>
          )}
        </Group>
      </Group>
      <div className={classes.across}>
        <table className={classes.table} style={style}>
          <thead>
            <tr>
              <td />
              {group.records.map((record, index) => (
                <th key={record.id} scope="col">
                  <Anchor component={Link} to={`/records/${object.name}/${record.id}`} size="sm">
                    {titles[index] || t('untitled')}
                  </Anchor>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((column) => (
              <tr key={column.path}>
                <th scope="row">{columnLabel(column, context)}</th>
                {group.records.map((record) => (
                  <td key={record.id} data-differs={differs(group.records, column, context) || undefined}>
                    {valueText(record, column, context) ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Paper>
  );
}

function differs(records: readonly WireRecord[], column: ListColumn, context: CellContext): boolean {
  return new Set(records.map((record) => valueText(record, column, context))).size > 1;
}

/** Says that the records are not the same, with a way back. */
function useTellingApart(object: ClientObject, group: DuplicateGroup): () => Promise<void> {
  const { t } = useTranslation('merging');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const ids = group.records.map(({ id }) => id);
  const say = async (different: boolean): Promise<void> => {
    try {
      await tellApart(object.name, ids, different);
      await refreshRecords(client);
      if (different) showToast({ message: t('page.told'), action: { label: common('common.undo'), run: () => void say(false) } });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    }
  };
  return () => say(true);
}
