import { Button, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import { PageSkeleton } from '../../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import classes from '../parts/admin-table.module.css';

export interface LogColumn<T> {
  readonly label: string;
  readonly cell: (item: T) => ReactNode;
}

/** What a query by pages gives. */
export interface LogQueryState {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

export interface LogTableProps<T> {
  readonly label: string;
  readonly columns: readonly LogColumn<T>[];
  readonly items: readonly T[] | undefined;
  readonly query: LogQueryState;
  /** What belongs here, where there is nothing yet. */
  readonly empty: { readonly title: string; readonly text: string };
}

/** A log, newest first, by pages; on a phone as cards. */
export function LogTable<T extends { readonly id: string }>({ label, columns, items, query, empty }: LogTableProps<T>) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  if (query.isError) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending || !items) return <PageSkeleton />;
  if (items.length === 0) return <EmptyState icon="checklist" title={empty.title} text={empty.text} />;
  return (
    <>
      {phone ? <Cards columns={columns} items={items} /> : <Rows label={label} columns={columns} items={items} />}
      {query.hasNextPage && (
        <Button variant="subtle" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('related.more')}
        </Button>
      )}
    </>
  );
}

interface ContentProps<T> {
  readonly columns: readonly LogColumn<T>[];
  readonly items: readonly T[];
}

function Rows<T extends { readonly id: string }>({ label, columns, items }: ContentProps<T> & { readonly label: string }) {
  return (
    <Table aria-label={label} horizontalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column.label} className={classes.head ?? ''}>
              {column.label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Table.Tr key={item.id} style={{ verticalAlign: 'top' }}>
            {columns.map((column) => (
              <Table.Td key={column.label}>{column.cell(item)}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Cards<T extends { readonly id: string }>({ columns, items }: ContentProps<T>) {
  return (
    <ul className={classes.cards}>
      {items.map((item) => (
        <li key={item.id} className={classes.card}>
          <dl className={classes.facts}>
            {columns.map((column) => (
              <div key={column.label}>
                <dt>{column.label}</dt>
                <dd>{column.cell(item)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
