import type { HomeDocument } from '../../../schemas/generated/metadata.ts';
import type { Preferences } from '../../api/own/me.ts';
import type { ClientMetadata } from '../../metadata/client-metadata.ts';

export type Card = HomeDocument['cards'][number];
export type CardAction = NonNullable<Card['actions']>[number];
export type HomeSettings = Preferences['home'][string];

/** A card with the name under which the person's settings know it. */
export interface NamedCard {
  readonly key: string;
  readonly card: Card;
}

/** Cards have no names of their own: their type and heading say which is meant, so that settings outlive cards that are put in between. */
export function nameCards(cards: readonly Card[]): readonly NamedCard[] {
  const times = new Map<string, number>();
  return cards.map((card) => {
    const name = `${card.type}:${card.label.en}`.slice(0, 190);
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    return { key: before === 0 ? name : `${name} ${before + 1}`, card };
  });
}

/** The cards in the person's order, those that they hid apart. Cards that their settings do not name follow in the order of the document. */
export function arrangeCards(
  cards: readonly NamedCard[],
  { hidden = [], order = [] }: HomeSettings = {},
): {
  readonly shown: readonly NamedCard[];
  readonly hidden: readonly NamedCard[];
} {
  const place = ({ key }: NamedCard) => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = cards.toSorted((a, b) => place(a) - place(b));
  return { shown: sorted.filter(({ key }) => !hidden.includes(key)), hidden: sorted.filter(({ key }) => hidden.includes(key)) };
}

/** The list of the rows behind a card: by its view, else the list with its filter. */
export function cardAddress(metadata: ClientMetadata, { object = '', view, filter, sort }: Card): string {
  if (view !== undefined) return `/records/${object}?view=${view}`;
  const views = metadata.views.filter((each) => each.object === object);
  // A list always has a view, whose filter would hold beside that of the card: the first one without a filter is looked for.
  const open = views.find((each) => each.default && !each.filter) ?? views.find((each) => !each.filter);
  const parameters = new URLSearchParams({
    ...(open ? { view: open.name } : {}),
    ...(filter === undefined ? {} : { filter }),
    ...(sort === undefined ? {} : { sort: sort.join(',') }),
  });
  return `/records/${object}?${parameters}`;
}

/** Figures that follow each other put together, other cards one by one; figures at the ends of two runs stay apart. */
export function stripsOf(cards: readonly NamedCard[]): readonly (readonly NamedCard[])[] {
  const strips: NamedCard[][] = [];
  for (const named of cards) {
    const last = strips.at(-1);
    if (named.card.type === 'number' && last?.[0]?.card.type === 'number') last.push(named);
    else strips.push([named]);
  }
  return strips;
}
