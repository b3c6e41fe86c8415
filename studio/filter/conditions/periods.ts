/** Days as seen from today; those that end in _days take a number of days. */
export const periods = [
  'today',
  'yesterday',
  'tomorrow',
  'this_week',
  'last_week',
  'next_week',
  'this_month',
  'last_month',
  'next_month',
  'this_year',
  'last_year',
  'last_days',
  'next_days',
  'past',
  'future',
] as const;
export type Period = (typeof periods)[number];

const monthStart = 'DATE(YEAR(TODAY()), MONTH(TODAY()), 1)';
const weekday = 'WEEKDAY(TODAY())';

/** A period is one comparison, or a first day and the one at which it is over. */
type Bounds = readonly [first: string] | readonly [first: string, last: string];

const fixed: Readonly<Record<Exclude<Period, 'last_days' | 'next_days'>, Bounds>> = {
  today: ['== TODAY()'],
  yesterday: ['== ADD_DAYS(TODAY(), -1)'],
  tomorrow: ['== ADD_DAYS(TODAY(), 1)'],
  this_week: [`>= ADD_DAYS(TODAY(), 1 - ${weekday})`, `< ADD_DAYS(TODAY(), 8 - ${weekday})`],
  last_week: [`>= ADD_DAYS(TODAY(), -6 - ${weekday})`, `< ADD_DAYS(TODAY(), 1 - ${weekday})`],
  next_week: [`>= ADD_DAYS(TODAY(), 8 - ${weekday})`, `< ADD_DAYS(TODAY(), 15 - ${weekday})`],
  this_month: [`>= ${monthStart}`, `< ADD_MONTHS(${monthStart}, 1)`],
  last_month: [`>= ADD_MONTHS(${monthStart}, -1)`, `< ${monthStart}`],
  next_month: [`>= ADD_MONTHS(${monthStart}, 1)`, `< ADD_MONTHS(${monthStart}, 2)`],
  this_year: ['>= DATE(YEAR(TODAY()), 1, 1)', '< DATE(YEAR(TODAY()) + 1, 1, 1)'],
  last_year: ['>= DATE(YEAR(TODAY()) - 1, 1, 1)', '< DATE(YEAR(TODAY()), 1, 1)'],
  past: ['< TODAY()'],
  future: ['> TODAY()'],
};

function boundsOf(period: Period, days: string): Bounds {
  if (period === 'last_days') return [`> ADD_DAYS(TODAY(), -${days})`, '<= TODAY()'];
  if (period === 'next_days') return ['>= TODAY()', `< ADD_DAYS(TODAY(), ${days})`];
  return fixed[period];
}

export function takesDays(period: string | undefined): boolean {
  return period === 'last_days' || period === 'next_days';
}

export function isPeriod([period, days]: readonly string[]): boolean {
  return periods.some((known) => known === period) && (!takesDays(period) || /^[1-9]\d{0,4}$/.test(days ?? ''));
}

/** A period of a day as expression text; of two comparisons in brackets. */
export function periodText(day: string, [period, days = '']: readonly string[]): string {
  const known = periods.find((each) => each === period);
  const [first, last] = known ? boundsOf(known, days) : [];
  if (first === undefined) return '';
  return last === undefined ? `${day} ${first}` : `(${day} ${first} && ${day} ${last})`;
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** The day and period that expression text says, in the forms of `periodText`, with or without brackets; undefined for all else. */
export function parsePeriod(source: string): { readonly day: string; readonly values: readonly string[] } | undefined {
  const inner = /^\((.*)\)$/s.exec(source.trim())?.[1] ?? source;
  const day = /^\s*(DATEVALUE\(\s*[a-z][a-z0-9_.]*\s*\)|[a-z][a-z0-9_.]*)\s*(?:==|=|>=|>|<)/i.exec(inner)?.[1]?.replaceAll(/\s+/g, '');
  if (day === undefined) return undefined;
  const written = bare(inner).replace(/^([^<>=]+)=(?!=)/, '$1==');
  const days = /ADD_DAYS\(TODAY\(\),-?(\d+)\)/.exec(written)?.[1] ?? '';
  const found = periods.find((period) => {
    const text = bare(periodText(day, [period, days]));
    return written === text.replace(/^\((.*)\)$/, '$1');
  });
  if (found === undefined) return undefined;
  return { day, values: takesDays(found) ? [found, days] : [found] };
}
