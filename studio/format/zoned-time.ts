/** Date and time of day of a moment as clocks in a zone show it. */
export interface LocalTime {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:mm */
  readonly time: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(zone, known);
  return known;
}

/** The zone's clock at a moment. */
export function toLocalTime(moment: Date, zone: string): LocalTime {
  // Swedish writes "2026-11-22 09:14:00".
  const [date = '', time = ''] = formatter(zone).format(moment).split(' ');
  return { date, time: time.slice(0, 5) };
}

export function todayIn(zone: string, now: Date = new Date()): string {
  return toLocalTime(now, zone).date;
}

/** The moment at which a zone's clock shows this; of two (autumn) the earlier, within a gap (spring) the one after it. ISO 8601 UTC. */
export function fromLocalTime(local: LocalTime, zone: string): string {
  const wanted = Date.parse(`${local.date}T${local.time}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const shown = toLocalTime(new Date(guess), zone);
    guess += wanted - Date.parse(`${shown.date}T${shown.time}:00Z`);
  }
  return new Date(guess).toISOString();
}
