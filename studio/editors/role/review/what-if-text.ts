import type { TFunction } from 'i18next';
import type { WhatIf } from '../../../../schemas/generated/api.ts';
import { formatNumber } from '../../../format/format-number.ts';
import type { Locale } from '../../../format/locale.ts';

type Amount = WhatIf['totals']['read']['gained'];
type Change = WhatIf['totals']['read'];

/** One side of what changes, in words. */
export interface SideText {
  /** "14 people gain 2,310 values", or that nobody does. */
  readonly headline: string;
  /** What can be done with how many values. */
  readonly lines: readonly string[];
}

/** "2,310", or "2,000+" where counting stopped. */
export function amountText({ count, capped }: Amount, locale: Locale): string {
  return `${formatNumber(count, locale)}${capped ? '+' : ''}`;
}

/** Both sides of a what-if in words. */
export function sideTexts({ people, totals }: WhatIf, t: TFunction<'rights'>, locale: Locale): { readonly gained: SideText; readonly lost: SideText } {
  return { gained: side('gained', people.gaining, totals, t, locale), lost: side('lost', people.losing, totals, t, locale) };
}

// Five parts of one sentence.
function side(kind: 'gained' | 'lost', count: number, totals: WhatIf['totals'], t: TFunction<'rights'>, locale: Locale): SideText {
  if (count === 0) return { headline: t(`whatIf.${kind}.nobody`), lines: [] };
  const lines = cellLines(totals, kind, t, locale);
  return { headline: t(`whatIf.${kind}.people`, { count }), lines: lines.length > 0 ? lines : [t(`whatIf.${kind}.actionsOnly`)] };
}

/** What is gained or lost with how many values. What is revealed by a click is told where it differs from what is read at once. */
export function cellLines(
  cells: { readonly read: Change; readonly reveal: Change; readonly write: Change },
  kind: 'gained' | 'lost',
  t: TFunction<'rights'>,
  locale: Locale,
): readonly string[] {
  const { read, reveal, write } = cells;
  const told = [
    ['read', read[kind]],
    ['reveal', reveal[kind].count === read[kind].count ? { count: 0, capped: false } : reveal[kind]],
    ['write', write[kind]],
  ] as const;
  return told.flatMap(([cell, amount]) => (amount.count === 0 ? [] : [t(`whatIf.cells.${cell}`, { count: amount.count, number: amountText(amount, locale) })]));
}
