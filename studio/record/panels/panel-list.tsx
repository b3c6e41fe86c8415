import { Anchor, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { formatNumber } from '../../format/format-number.ts';
import { type ListColumn, listFields } from '../../list/columns.ts';
import { asOf } from '../../live/as-of.ts';
import { LiveHint } from '../../live/live-hint.tsx';
import { useLiveRows } from '../../live/rows/useLiveRows.ts';
import { useWaitingText } from '../../live/rows/useWaitingText.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { Icon } from '../../shell/icon.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import type { Layout } from '../layout-of.ts';
import { relatedColumns } from '../related/related-columns.ts';
import { relatedFilter } from '../related/related-filter.ts';
import { QuickAdd } from '../tasks/quick-add.tsx';
import { TickOff } from '../tasks/tick-off.tsx';
import { useTicking } from '../tasks/useTicking.ts';
import { PanelRow } from './panel-row.tsx';
import classes from './panels.module.css';

export interface PanelListProps {
  readonly object: ClientObject;
  readonly list: NonNullable<Layout['related']>[number];
  /** The record that they point to. */
  readonly owner: { readonly object: string; readonly id: string };
  readonly context: CellContext;
}

const rowsShown = 5;

/** A few related records beside the sections, with the way to all of them. On a phone it is folded until it is asked for. */
export function PanelList({ object, list, owner, context }: PanelListProps) {
  const { t } = useTranslation('record');
  const metadata = useMetadata();
  const phone = useIsPhone();
  const [opened, { toggle }] = useDisclosure(!phone);
  const body = useId();
  const columns = relatedColumns(metadata, object, list.link, list.columns).slice(0, 4);
  const filter = relatedFilter(list.link, owner.id, list.filter);
  const ticking = useTicking(object, list.link);
  const fields = [...listFields(metadata, object, columns), ...(ticking ? [ticking.field] : [])].join(',');
  const sort = list.sort?.join(',') ?? '-created_at';
  const queryKey = ['records', object.name, 'panel', filter, sort, fields];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => asOf(() => listRecords(object.name, { filter, sort, fields, limit: rowsShown, count: 'capped' }, signal)),
  });
  const heading = context.label(list.label ?? object.plural);
  const { count, count_capped: capped = false, items = [] } = query.data ?? {};
  const complete = query.data?.next_cursor === null;
  const waiting = useLiveRows({ object: object.name, queryKey, rows: items, asOf: query.data?.asOf, complete, filter, sort, fields });
  const news = useWaitingText(waiting);
  const more = typeof count === 'number' && count > items.length;
  return (
    <section className={classes.panel} aria-label={heading}>
      <div className={classes.head}>
        <UnstyledButton className={classes.fold ?? ''} onClick={toggle} aria-expanded={opened} aria-controls={body}>
          <Icon name={object.icon} size={16} />
          <h2 className={classes.title}>{heading}</h2>
          {typeof count === 'number' && <span className={classes.count}>{`${formatNumber(count, context.locale)}${capped ? '+' : ''}`}</span>}
          <IconChevronDown size={14} className={classes.chevron} data-open={opened || undefined} aria-hidden />
        </UnstyledButton>
        {news !== undefined && <LiveHint text={news} onShow={() => void query.refetch()} />}
        {object.can.create && (
          <Link
            to={`/records/${object.name}/new?${list.link}=${owner.id}&${list.link}.object=${owner.object}`}
            className={classes.add}
            aria-label={t('panel.add', { objects: heading })}
          >
            <IconPlus size={16} aria-hidden />
          </Link>
        )}
      </div>
      <div id={body} hidden={!opened}>
        {query.isPending && (
          <Delayed>
            <Skeleton height={44} />
          </Delayed>
        )}
        {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && items.length === 0 && (
          <Text size="sm" c="dimmed" px={12} pb={10}>
            {t('panel.none')}
          </Text>
        )}
        <Rows object={object} columns={columns} rows={items} ticking={ticking} context={context} />
        <QuickAdd object={object} link={list.link} owner={owner} />
        {more && (
          <Anchor component={Link} to={`/records/${object.name}?filter=${encodeURIComponent(filter)}`} size="sm" className={classes.all ?? ''}>
            {t('panel.all', { count, capped: capped ? '+' : '' })}
          </Anchor>
        )}
      </div>
    </section>
  );
}

interface RowsProps {
  readonly object: ClientObject;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly WireRecord[];
  readonly ticking: ReturnType<typeof useTicking>;
  readonly context: CellContext;
}

function Rows({ object, columns, rows, ticking, context }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row}>
          {ticking && <TickOff object={object} record={row} ticking={ticking} context={context} />}
          <PanelRow object={object} columns={columns} record={row} context={context} />
        </li>
      ))}
    </ul>
  );
}
