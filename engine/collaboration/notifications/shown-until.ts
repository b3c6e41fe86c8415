import { wallClock } from '../../expressions/values/zone.ts';

/** When somebody wants to be told, in their zone. */
export interface Hours {
  /** Full hour at which everything is shown once a day; null shows it at once. */
  readonly digestHour: number | null;
  /** Hours in which nothing new is shown, as HH:MM; `to` before `from` is the next day. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The moment at which the clock of the zone shows that date and time; where it skips it, the one an hour later. */
function momentOf(date: string, time: string, zone: string): number {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let moment = wanted;
  // The offset of the first guess may be that of the other side of a change of clocks.
  for (let round = 0; round < 2; round += 1) moment += wanted - Date.parse(`${wallClock(new Date(moment).toISOString(), zone)}Z`);
  return moment;
}

/** The last and the next moment at which the clock of the zone shows the time, seen from `now`; the last may be now. */
function around(now: Date, time: string, zone: string): { readonly last: number; readonly next: number } {
  const days = [-1, 0, 1, 2].map((day) => wallClock(new Date(now.getTime() + day * dayMs).toISOString(), zone).slice(0, 10));
  const moments = days.map((date) => momentOf(date, time, zone));
  return { last: Math.max(...moments.filter((moment) => moment <= now.getTime())), next: Math.min(...moments.filter((moment) => moment > now.getTime())) };
}

/** What came until then is shown now; what came later is held back. */
export function shownUntil(now: Date, { digestHour, quiet }: Hours, zone: string): Date {
  const limits = [now.getTime()];
  if (digestHour !== null) limits.push(around(now, hourText(digestHour), zone).last);
  if (quiet && quiet.from !== quiet.to) {
    const [begun, ended] = [around(now, quiet.from, zone).last, around(now, quiet.to, zone).last];
    // The last thing that happened was their beginning.
    if (begun > ended) limits.push(begun);
  }
  return new Date(Math.min(...limits));
}

/** When more will be shown than now, if there is more. */
export function shownNext(now: Date, hours: Hours, zone: string): Date {
  const shown = shownUntil(now, hours, zone).getTime();
  const ends = [...(hours.quiet ? [hours.quiet.to] : []), ...(hours.digestHour === null ? [] : [hourText(hours.digestHour)])];
  const moments = ends.map((time) => around(now, time, zone).next).sort((left, right) => left - right);
  const next = moments.find((moment) => shownUntil(new Date(moment), hours, zone).getTime() > shown) ?? moments.at(-1) ?? now.getTime();
  return new Date(next);
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
