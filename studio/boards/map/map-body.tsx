import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { aggregateRecords } from '../../api/records/aggregates.ts';
import { ListSkeleton } from '../../list/list-skeleton.tsx';
import { findField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { setEach, useAddress } from '../../shell/useAddress.ts';
import { bothFilters } from '../both-filters.ts';
import type { ViewBodyProps } from '../view-body.ts';
import classes from './map.module.css';
import { MapTiles } from './map-tiles.tsx';
import { ProvinceTable } from './province-table.tsx';
import { elsewhereFilter, mapCounts } from './provinces.ts';
import { WardTable } from './ward-table.tsx';

/** How many records lie in each province, on a map of tiles and as a table; a province opens to its wards. Needs the texts `boards`. */
export function MapBody(props: ViewBodyProps) {
  const { t } = useTranslation('boards');
  const address = findField(props.object, props.view.map?.address ?? '');
  if (address?.type !== 'address') return <EmptyState icon="target" title={t('map.noField')} text={t('board.noFieldText')} />;
  return <ProvinceMap {...props} address={address.name} />;
}

function ProvinceMap({ object, view, filter, search, context, address }: ViewBodyProps & { readonly address: string }) {
  const { t } = useTranslation('boards');
  const [parameters, setAddress] = useAddress();
  const query = useProvinceCounts({ object: object.name, address, filter, search });
  const counts = useMemo(() => query.data && mapCounts(query.data), [query.data]);
  const listAddress = useListAddress(object.name, filter, search);
  if (query.isError && !query.data) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!counts) return <ListSkeleton />;
  const chosen = counts.provinces.find(({ province, count }) => province.code === parameters.get('province') && count > 0);
  const choose = (code: string | undefined) => setAddress((next) => setEach(next, { province: code }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.body} aria-label={context.label(view.label)} tabIndex={0}>
      <MapTiles counts={counts} chosen={chosen?.province.code} locale={context.locale} onChoose={choose} />
      <div className={classes.side}>
        {chosen ? (
          <WardTable
            object={object.name}
            address={address}
            filter={filter}
            search={search}
            chosen={chosen}
            locale={context.locale}
            listAddress={listAddress}
            onBack={() => choose(undefined)}
          />
        ) : (
          <ProvinceTable
            counts={counts}
            locale={context.locale}
            onChoose={choose}
            elsewhere={listAddress(elsewhereFilter(address, counts))}
            without={listAddress(`ISBLANK(${address}.province)`)}
          />
        )}
        <p className={classes.note}>{t('map.note')}</p>
      </div>
    </section>
  );
}

interface CountRequest {
  readonly object: string;
  readonly address: string;
  readonly filter: string;
  readonly search: string;
}

function useProvinceCounts({ object, address, filter, search }: CountRequest) {
  const path = `${address}.province`;
  return useQuery({
    queryKey: ['records', object, 'map', { path, filter, search }],
    queryFn: async ({ signal }) => {
      const rows = await aggregateRecords(
        object,
        { filter, search, group: [{ field: path }], measures: [{ fn: 'count', as: 'count' }], limit: 10_000 },
        signal,
      );
      return rows.map((row) => ({ text: typeof row[path] === 'string' ? row[path] : null, count: Number(row.count) }));
    },
    placeholderData: keepPreviousData,
  });
}

/** Addresses of the list as a table: what the map shows, narrowed further. */
function useListAddress(object: string, filter: string, search: string): (condition: string) => string {
  const metadata = useMetadata();
  const tables = metadata.views.filter((view) => view.object === object && (view.type ?? 'table') === 'table');
  // A view with a filter of its own would show fewer than were counted.
  const view = tables.find((candidate) => candidate.filter === undefined) ?? tables[0];
  return (condition) => {
    const parameters = new URLSearchParams({
      ...(view ? { view: view.name } : {}),
      filter: bothFilters(filter, condition),
      ...(search === '' ? {} : { search }),
    });
    return `/records/${object}?${parameters}`;
  };
}
