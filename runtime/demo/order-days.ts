import type { Random } from './chance/random.ts';
import { Weighted } from './chance/weighted.ts';
import { peakDays } from './office/peak-days.ts';
import type { DemoSettings, Peak } from './settings/demo-settings.ts';
import type { ShopClock } from './shop-clock.ts';

interface Day {
  readonly day: number;
  readonly weight: number;
}

const tries = 12;

/** Days on which people buy: before the occasions of the year, and on ordinary days by weekday and growth. */
export class OrderDays {
  readonly peaks: Weighted<Peak>;
  readonly #clock: ShopClock;
  readonly #byOccasion: ReadonlyMap<string, Weighted<Day>>;
  readonly #ordinary: Weighted<Day>;

  constructor(settings: DemoSettings, clock: ShopClock) {
    this.#clock = clock;
    const grown = (day: number): number => (1 + settings.yearly_growth) ** (day / 365);
    const tables = new Map<string, Weighted<Day>>();
    for (const peak of settings.peaks) {
      const days = peakDays(peak, clock).flatMap((date) => runUp(peak, date, clock.days));
      if (days.length > 0) tables.set(peak.occasion, new Weighted(days, ({ day, weight }) => weight * grown(day)));
    }
    this.#byOccasion = tables;
    this.peaks = new Weighted(
      settings.peaks.filter((peak) => tables.has(peak.occasion)),
      (peak) => peak.share,
    );
    const ordinary = Array.from({ length: clock.days + 1 }, (_, day) => ({ day, weight: settings.weekday_weights[clock.weekday(day)] ?? 1 }));
    this.#ordinary = new Weighted(ordinary, ({ day, weight }) => weight * grown(day));
  }

  /** A day before the occasion within the span; undefined when the span has none (or hardly any). */
  before(occasion: string, from: number, to: number, random: Random): number | undefined {
    const table = this.#byOccasion.get(occasion);
    for (let attempt = 0; table && attempt < tries; attempt += 1) {
      const { day } = table.pick(random);
      if (day >= from && day <= to) return day;
    }
    return undefined;
  }

  ordinary(from: number, to: number, random: Random): number {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const { day } = this.#ordinary.pick(random);
      if (day >= from && day <= to) return day;
    }
    return random.int(Math.max(0, from), Math.min(this.#clock.days, to));
  }
}

function runUp(peak: Peak, date: number, lastDay: number): readonly Day[] {
  const days: Day[] = [];
  for (let before = peak.ends_before ?? 0; before <= peak.days_before; before += 1) {
    const day = date - before;
    if (day >= 0 && day <= lastDay) days.push({ day, weight: before === 0 ? 0.8 : 1 - before / (peak.days_before + 1) });
  }
  return days;
}
