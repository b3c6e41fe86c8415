import type { Peak } from '../settings/demo-settings.ts';
import type { ShopClock } from '../shop-clock.ts';

/** The days on which an occasion falls, from the first year of the history to the one after its last; numbers of days as the clock counts them. */
export function peakDays(peak: Peak, clock: ShopClock): readonly number[] {
  if (peak.dates) return peak.dates.map((date) => clock.dayOf(date));
  const years = Array.from({ length: clock.year(clock.days) - clock.year(0) + 2 }, (_, index) => clock.year(0) + index);
  const two = (part: number | undefined): string => String(part ?? 1).padStart(2, '0');
  return years.map((year) => clock.dayOf(`${year}-${two(peak.month)}-${two(peak.day)}`));
}
