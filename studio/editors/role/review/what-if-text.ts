import type { TFunction } from 'i18next';
import type { WhatIf } from '../../../../schemas/generated/api.ts';
import type { Label } from '../../../../schemas/generated/metadata.ts';
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

/** What the words of a what-if need. */
export interface WhatIfWords {
  readonly t: TFunction<'rights'>;
  readonly locale: Locale;
  label(label: Label): string;
}

const mostActions = 6;

/** One side of a what-if in words: how many people, values, and the actions that come or go. */
export function sideText(kind: 'gained' | 'lost', { people, totals, objects }: WhatIf, words: WhatIfWords): SideText {
  const { t } = words;
  const count = kind === 'gained' ? people.gaining : people.losing;
  if (count === 0) return { headline: t(`whatIf.${kind}.nobody`), lines: [] };
  const actions = objects.flatMap((object) =>
    object.actions
      .filter((action) => (kind === 'gained' ? action.people_gaining : action.people_losing) > 0)
      .map(({ action }) => t('whatIf.action', { action: actionName(action, t), objects: words.label(object.label) })),
  );
  const shown = actions.length > mostActions ? [...actions.slice(0, mostActions), t('whatIf.moreActions', { count: actions.length - mostActions })] : actions;
  return { headline: t(`whatIf.${kind}.people`, { count }), lines: [...cellLines(totals, kind, words), ...shown] };
}

/** An action as the matrix calls it. */
export function actionName(action: string, t: TFunction<'rights'>): string {
  // @NOTE the API names the actions of grants, and list.
  return action === 'list' ? t('whatIf.does.list') : t(`role.actions.${action as 'read'}`);
}

/** What is gained or lost with how many values. What is revealed by a click is told where it differs from what is read at once. */
export function cellLines(
  cells: { readonly read: Change; readonly reveal: Change; readonly write: Change },
  kind: 'gained' | 'lost',
  { t, locale }: Pick<WhatIfWords, 't' | 'locale'>,
): readonly string[] {
  const { read, reveal, write } = cells;
  const told = [
    ['read', read[kind]],
    ['reveal', reveal[kind].count === read[kind].count ? { count: 0, capped: false } : reveal[kind]],
    ['write', write[kind]],
  ] as const;
  return told.flatMap(([cell, amount]) => (amount.count === 0 ? [] : [t(`whatIf.cells.${cell}`, { count: amount.count, number: amountText(amount, locale) })]));
}
