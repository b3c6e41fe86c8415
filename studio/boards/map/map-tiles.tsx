import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format/format-number.ts';
import type { Locale } from '../../format/locale.ts';
import classes from './map.module.css';
import { type MapCounts, shadeBounds, shadeOf } from './provinces.ts';

export interface MapTilesProps {
  readonly counts: MapCounts;
  readonly chosen: string | undefined;
  readonly locale: Locale;
  readonly onChoose: (code: string | undefined) => void;
}

/** Vietnam as a tile for each province, darker where there is more. */
export function MapTiles({ counts, chosen, locale, onChoose }: MapTilesProps) {
  const { t } = useTranslation('boards');
  const bounds = shadeBounds(counts.provinces.map(({ count }) => count));
  // By keyboard and aloud from north to south.
  const ordered = counts.provinces.toSorted((a, b) => a.province.row - b.province.row || a.province.column - b.province.column);
  return (
    <div className={classes.map}>
      <ul className={classes.tiles} aria-label={t('map.tiles')}>
        {ordered.map(({ province, count }) => (
          <li key={province.code} style={{ gridRow: province.row + 1, gridColumn: province.column + 1 }}>
            <button
              type="button"
              className={classes.tile}
              data-shade={shadeOf(count, bounds)}
              aria-pressed={province.code === chosen}
              disabled={count === 0}
              onClick={() => onChoose(province.code === chosen ? undefined : province.code)}
            >
              <span className={classes.name}>{province.name}</span>
              <span className={classes.count}>{count === 0 ? '–' : formatNumber(count, locale)}</span>
            </button>
          </li>
        ))}
      </ul>
      {bounds.length > 0 && (
        <ol className={classes.legend} aria-label={t('map.legend')}>
          {bounds.map((bound, index) => {
            const from = (bounds[index - 1] ?? 0) + 1;
            return (
              <li key={bound}>
                <span className={classes.swatch} data-shade={shadeOf(bound, bounds)} />
                {from === bound ? formatNumber(bound, locale) : `${formatNumber(from, locale)}–${formatNumber(bound, locale)}`}
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
