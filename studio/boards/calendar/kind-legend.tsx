import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import type { Kind } from './state/calendar-config.ts';
import type { ChangeCalendar } from './state/useCalendarState.ts';

export interface KindLegendProps {
  /** What the colours stand for, such as owner. */
  readonly label: string;
  readonly kinds: readonly Kind[];
  readonly only: readonly string[];
  readonly onChange: ChangeCalendar;
}

/** What the colours stand for; pressing some shows those alone. */
export function KindLegend({ label, kinds, only, onChange }: KindLegendProps) {
  const { t } = useTranslation('boards');
  if (kinds.length < 2 && only.length === 0) return null;
  const toggle = (key: string): void => onChange(({ only: now }) => ({ only: now.includes(key) ? now.filter((other) => other !== key) : [...now, key] }));
  return (
    <fieldset className={classes.legend} aria-label={t('calendar.onlyBy', { field: label })}>
      {kinds.map((kind) => (
        <button key={kind.key} type="button" className={classes.kind} aria-pressed={only.includes(kind.key)} onClick={() => toggle(kind.key)}>
          <span className={classes.kindDot} style={kind.color ? { background: `var(--mantine-color-${kind.color}-6)` } : undefined} />
          {kind.label === '' ? t('calendar.nobody') : kind.label}
        </button>
      ))}
      {only.length > 0 && (
        <button type="button" className={classes.kind} onClick={() => onChange({ only: [] })}>
          {t('calendar.all')}
        </button>
      )}
    </fieldset>
  );
}
