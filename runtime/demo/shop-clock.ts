import type { Random } from './chance/random.ts';
import { Weighted } from './chance/weighted.ts';
import type { DemoSettings } from './settings/demo-settings.ts';

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The time of the generated history: day 0 is the first, day `days` is today, all in the wall clock of the shop. */
export class ShopClock {
  readonly days: number;
  readonly nowMs: number;
  readonly #startDay: number;
  readonly #offsetMs: number;
  readonly #hours: Weighted<number>;

  constructor(settings: DemoSettings, now: Date) {
    this.nowMs = now.getTime();
    this.days = settings.days;
    this.#offsetMs = settings.utc_offset_minutes * minuteMs;
    this.#startDay = Math.floor((this.nowMs + this.#offsetMs) / dayMs) - settings.days;
    this.#hours = new Weighted([...settings.hour_weights.keys()], (hour) => settings.hour_weights[hour] ?? 0);
  }

  get startMs(): number {
    return this.#startDay * dayMs - this.#offsetMs;
  }

  /** Day number of a date (YYYY-MM-DD), below 0 or above `days` when it lies outside the history. */
  dayOf(date: string): number {
    return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs) - this.#startDay;
  }

  /** Day number of a moment. */
  dayAt(atMs: number): number {
    return Math.floor((atMs + this.#offsetMs) / dayMs) - this.#startDay;
  }

  /** 0 is Monday. */
  weekday(day: number): number {
    return (this.#startDay + day + 3) % 7;
  }

  date(atMs: number): string {
    return new Date(atMs + this.#offsetMs).toISOString().slice(0, 10);
  }

  year(day: number): number {
    return new Date((this.#startDay + day) * dayMs).getUTCFullYear();
  }

  /** The moment of that day so many minutes after midnight. */
  at(day: number, minutes: number): number {
    return (this.#startDay + day) * dayMs - this.#offsetMs + minutes * minuteMs;
  }

  /** A moment of that day in opening hours, never after now. */
  momentOn(day: number, random: Random): number {
    const minutes = this.#hours.pick(random) * 60 + random.int(0, 59);
    const atMs = this.at(day, minutes) + random.int(0, 59) * 1000;
    return atMs < this.nowMs ? atMs : this.nowMs - random.int(2, 120) * minuteMs;
  }
}
