import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { aggregateRecords } from '../../api/records/aggregates.ts';
import { quoted } from '../../filter/text/filter-text.ts';
import type { Locale } from '../../format/locale.ts';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { bothFilters } from '../both-filters.ts';
import { CountRow } from './count-row.tsx';
import classes from './map.module.css';
import { type ProvinceCount, provinceFilter } from './provinces.ts';

export interface WardTableProps {
  readonly object: string;
  readonly address: string;
  readonly filter: string;
  readonly search: string;
  readonly chosen: ProvinceCount;
  readonly locale: Locale;
  /** The address of the list narrowed to a condition. */
  readonly listAddress: (condition: string) => string;
  readonly onBack: () => void;
}

/** The wards of a province, the most first; each leads to its records. */
export function WardTable({ object, address, filter, search, chosen, locale, listAddress, onBack }: WardTableProps) {
  const { t } = useTranslation('boards');
  const path = `${address}.ward`;
  const inProvince = provinceFilter(address, chosen);
  const whole = bothFilters(filter, inProvince);
  const query = useQuery({
    queryKey: ['records', object, 'wards', { path, whole, search }],
    queryFn: ({ signal }) =>
      aggregateRecords(
        object,
        { filter: whole, search, group: [{ field: path }], measures: [{ fn: 'count', as: 'count' }], sort: ['-count'], limit: 1_000 },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const rows = query.data ?? [];
  const most = Number(rows[0]?.count ?? 0);
  return (
    <>
      <Button variant="subtle" size="compact-sm" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={onBack}>
        {t('map.back')}
      </Button>
      {query.isError && !query.data ? (
        <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <table className={classes.table}>
          <caption className={classes.caption}>
            <Link to={listAddress(inProvince)}>{t('map.wardsOf', { province: chosen.province.name })}</Link>
          </caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('map.ward')}</th>
              <th scope="col">{t('map.count')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const ward = typeof row[path] === 'string' ? row[path] : null;
              const condition = ward === null ? `ISBLANK(${path})` : `${path} == ${quoted(ward)}`;
              return (
                <CountRow key={ward ?? ''} count={Number(row.count)} most={most} locale={locale}>
                  <Link to={listAddress(`${inProvince} && ${condition}`)}>{ward ?? t('map.noWard')}</Link>
                </CountRow>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
