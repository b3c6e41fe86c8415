import type { Bucket } from '../state/list-address.ts';

const dayMs = 86_400_000;

function dayText(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The first day of a bucket as the API names it (2026-11, 2026-Q4, a week by its Monday), and the first day of the next one. */
export function bucketDays(name: string, bucket: Bucket): { readonly first: string; readonly next: string } | undefined {
  const [, yearText = '', rest = '', dayPart = ''] = /^(\d{4})(?:-(Q?\d{1,2}))?(?:-(\d{2}))?$/.exec(name) ?? [];
  if (yearText === '') return undefined;
  const year = Number(yearText);
  switch (bucket) {
    case 'year':
      return { first: dayText(year, 1, 1), next: dayText(year + 1, 1, 1) };
    case 'quarter': {
      const month = (Number(rest.replace('Q', '')) - 1) * 3 + 1;
      return { first: dayText(year, month, 1), next: dayText(year, month + 3, 1) };
    }
    case 'month':
      return { first: dayText(year, Number(rest), 1), next: dayText(year, Number(rest) + 1, 1) };
    default: {
      const start = Date.UTC(year, Number(rest) - 1, Number(dayPart));
      const next = new Date(start + dayMs * (bucket === 'week' ? 7 : 1)).toISOString().slice(0, 10);
      return { first: new Date(start).toISOString().slice(0, 10), next };
    }
  }
}
