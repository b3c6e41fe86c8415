import type { HomeDocument, ViewDocument } from '../../../schemas/generated/metadata.ts';
import { isFor, type ScreenContext, sightInList } from './screen-context.ts';

type Card = HomeDocument['cards'][number];
type Action = NonNullable<Card['actions']>[number];

/** What else the person is shown, which cards may lead to. */
export interface Reachable {
  readonly views: readonly ViewDocument[];
  /** Names of counters. */
  readonly counters: ReadonlySet<string>;
}

/** The first page of the person: the first home by order and name that is for a role of theirs, else the first that is for everybody; without what they are not shown. */
export function readableHome(context: ScreenContext, reachable: Reachable): HomeDocument | undefined {
  const homes = [...context.model.homes.values()].sort((left, right) => (left.order ?? 0) - (right.order ?? 0) || (left.name < right.name ? -1 : 1));
  const { rights } = context;
  const chosen = homes.find(({ roles }) => roles !== undefined && rights.holdsRole(roles)) ?? homes.find(({ roles }) => roles === undefined);
  // An administrator without a role of the shop gets the first.
  const home = chosen ?? (rights.admin ? homes[0] : undefined);
  if (!home || !isFor(context, home.roles)) return undefined;
  const cards = home.cards.flatMap((card) => readableCard(context, card, reachable) ?? []);
  return cards.length === 0 ? undefined : { ...home, cards };
}

function readableCard(context: ScreenContext, card: Card, reachable: Reachable): Card | undefined {
  if (card.type === 'actions') {
    const actions = (card.actions ?? []).filter((action) => leads(context, action, reachable));
    return actions.length === 0 ? undefined : { ...card, actions };
  }
  const sight = sightInList(context, 'home', card.object ?? '');
  if (!sight || !context.rights.can(sight.object, 'list') || !sight.tells(card.filter)) return undefined;
  const { measure, columns, sort, view, done, against, ...rest } = card;
  // A figure of what is not shown would be of something else than its heading says.
  if (card.type === 'number' && (!measure || (measure.field !== undefined && !sight.readsAtOnce(measure.field)))) return undefined;
  return {
    ...rest,
    ...(measure ? { measure } : {}),
    ...(columns ? { columns: columns.filter(sight.reads) } : {}),
    ...(sort ? { sort: sort.filter(sight.readsAtOnce) } : {}),
    ...(view !== undefined && reachable.views.some(({ name }) => name === view) ? { view } : {}),
    ...(done && sight.reads(done.field) ? { done } : {}),
    ...(against !== undefined && sight.tells(against) ? { against } : {}),
  };
}

function leads({ rights, objects }: ScreenContext, { create, counter, view }: Action, reachable: Reachable): boolean {
  if (create !== undefined) {
    const object = objects.get(create);
    return object !== undefined && rights.can(object, 'create');
  }
  if (counter !== undefined) return reachable.counters.has(counter);
  return view === undefined || reachable.views.some(({ name }) => name === view);
}
