import { quoted } from '../../filter/text/filter-text.ts';

/** The condition of records that point to one by the link, and meet the list's own condition. */
export function relatedFilter(link: string, id: string, filter: string | undefined): string {
  const pointing = `${link} == ${quoted(id)}`;
  return filter === undefined ? pointing : `${pointing} && (${filter})`;
}
