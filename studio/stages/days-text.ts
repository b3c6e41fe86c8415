import type { TFunction } from 'i18next';

const day = 86_400;
const hour = 3_600;

/** How long in a stage, in the unit that fits: "3 days", "5 hours", "just now". */
export function daysText(seconds: number, t: TFunction<'boards'>): string {
  if (seconds >= day) return t('stages.days', { count: Math.floor(seconds / day) });
  if (seconds >= hour) return t('stages.hours', { count: Math.floor(seconds / hour) });
  return t('stages.justNow');
}
