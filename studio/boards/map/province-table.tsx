import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '../../format/format-number.ts';
import type { Locale } from '../../format/locale.ts';
import { CountRow } from './count-row.tsx';
import classes from './map.module.css';
import type { MapCounts } from './provinces.ts';

export interface ProvinceTableProps {
  readonly counts: MapCounts;
  readonly locale: Locale;
  readonly onChoose: (code: string) => void;
  /** Addresses of the lists of what lies on no tile. */
  readonly elsewhere: string;
  readonly without: string;
}

/** The same counts as a table, the most first; with what lies in no province of today. */
export function ProvinceTable({ counts, locale, onChoose, elsewhere, without }: ProvinceTableProps) {
  const { t } = useTranslation('boards');
  const filled = counts.provinces.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const most = filled[0]?.count ?? 0;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t('map.byProvince')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('map.province')}</th>
          <th scope="col">{t('map.count')}</th>
        </tr>
      </thead>
      <tbody>
        {filled.map(({ province, count }) => (
          <CountRow key={province.code} count={count} most={most} locale={locale}>
            <button type="button" className={classes.choose} onClick={() => onChoose(province.code)}>
              {province.name}
            </button>
          </CountRow>
        ))}
        {filled.length === 0 && (
          <tr>
            <td colSpan={2}>{t('map.nothing')}</td>
          </tr>
        )}
      </tbody>
      {counts.elsewhere + counts.without > 0 && (
        <tfoot>
          {[
            { key: 'elsewhere' as const, count: counts.elsewhere, to: elsewhere },
            { key: 'without' as const, count: counts.without, to: without },
          ]
            .filter(({ count }) => count > 0)
            .map(({ key, count, to }) => (
              <tr key={key}>
                <th scope="row">
                  <Link to={to}>{t(`map.${key}`)}</Link>
                </th>
                <td>{formatNumber(count, locale)}</td>
              </tr>
            ))}
        </tfoot>
      )}
    </table>
  );
}
