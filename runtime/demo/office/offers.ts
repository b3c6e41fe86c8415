import { money, roundPrice } from '../demo-money.ts';
import { dayMs } from '../shop-clock.ts';
import type { Story } from '../story.ts';
import type { OfficePen, OfficeStories } from './office-pen.ts';

/** Price lists, promotions and what loyal customers get. */
export function offerStories(pen: OfficePen): { readonly stories: readonly OfficeStories[]; readonly policies: ReadonlyMap<string, string> } {
  const promotions = pen.settings.office.promotions.map((promotion) => promotionStory(pen, promotion));
  const byCode = new Map(promotions.map(({ id, values }) => [String(values.code), id]));
  const policies = pen.settings.office.policies.map((policy) => policyStory(pen, policy, byCode));
  return {
    stories: [
      { object: 'price_list', stories: pen.settings.office.price_lists.map((list) => priceListStory(pen, list)) },
      { object: 'promotion', stories: promotions },
      { object: 'loyalty_policy', stories: policies },
    ],
    policies: new Map(policies.map(({ id, values }) => [String(values.benefit), id])),
  };
}

type Lists = OfficePen['settings']['office'];

function priceListStory(pen: OfficePen, list: Lists['price_lists'][number]): Story {
  const { catalogue, clock, settings } = pen;
  const chosen = catalogue.goods.filter(({ product }) => list.categories.includes(product.category)).slice(0, 18);
  const dearer = settings.price_steps.at(-1)?.factor ?? 1;
  const entries = chosen.map(({ id, product }, index) => ({
    position: index + 1,
    product: id,
    price: money(roundPrice(product.price * dearer * list.factor), settings.currency),
    from_quantity: list.from_quantity,
  }));
  return pen.write(-30, { name: list.name, audience: list.audience, active: true, starts_on: clock.date(clock.nowMs - 30 * dayMs), entries });
}

function promotionStory(pen: OfficePen, { from, to, products, amount, minimum, ...own }: Lists['promotions'][number]): Story {
  const { catalogue, clock, settings } = pen;
  const ids = products?.map((code) => catalogue.goods.find(({ product }) => product.code === code)?.id).filter((id) => id !== undefined);
  const values = {
    ...own,
    ...(amount === undefined ? {} : { amount: money(amount, settings.currency) }),
    ...(minimum === undefined ? {} : { minimum: money(minimum, settings.currency) }),
    ...(ids === undefined ? {} : { products: ids }),
    active: true,
    starts_on: clock.date(clock.nowMs + from * dayMs),
    ends_on: clock.date(clock.nowMs + to * dayMs),
  };
  return pen.write(from - 7, values);
}

function policyStory(pen: OfficePen, policy: Lists['policies'][number], promotions: ReadonlyMap<string, string>): Story {
  const { promotion, gift, minimum, ...own } = policy;
  const { catalogue, clock, settings } = pen;
  const values = {
    ...own,
    ...(minimum === undefined ? {} : { minimum: money(minimum, settings.currency) }),
    ...(promotion === undefined ? {} : { promotion: promotions.get(promotion) }),
    ...(gift === undefined ? {} : { gift_product: catalogue.goods.find(({ product }) => product.code === gift)?.id }),
    active: true,
    starts_on: clock.date(clock.startMs),
  };
  return pen.write(-400, values);
}
