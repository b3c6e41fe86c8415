import type { CounterDocument } from '../../schemas/generated/metadata.ts';
import { type Actor, systemActor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import type { Model } from '../metadata/model.ts';
import type { Amount, DiscountForm, ListPrice, Promotion } from '../pricing/sale.ts';
import type { RecordReader, WireRecord } from '../query/record-reader.ts';

/** What a counter may sell to whom, as the seller sees it. */
export interface CounterOffer {
  /** Own prices of those products that are for sale, by id. */
  readonly products: ReadonlyMap<string, Amount>;
  readonly prices: readonly ListPrice[];
  readonly promotions: readonly Promotion[];
}

export interface OfferSource {
  readonly reader: Pick<RecordReader, 'list'>;
  readonly model: Model;
  readonly actor: Actor;
  /** As it is told to the actor. */
  readonly counter: CounterDocument;
}

const mostRows = 200;

/** How a discount is told in a line of the counter. */
export function discountForm(model: Model, counter: CounterDocument): DiscountForm {
  const sale = model.objects.get(counter.object);
  const lines = model.objects.get(sale?.fields.get(counter.lines)?.document.options?.object ?? '');
  const type = lines?.fields.get(counter.line.discount ?? '')?.type.type;
  return type === 'percent' || type === 'money' ? type : 'none';
}

/** Reads what prices a sale of these products, by lists of the seller: what they are not shown prices nothing. */
export async function loadOffer(source: OfferSource, products: readonly string[]): Promise<CounterOffer> {
  const { product } = source.counter;
  const rows = await allOf(source, product.object, both(product.filter, isOneOf('id', products)), [product.price]);
  return {
    products: new Map(rows.flatMap((row) => (isAmount(row[product.price]) ? [[row.id, row[product.price] as Amount]] : []))),
    prices: await listPrices(source, products),
    promotions: await loadPromotions(source),
  };
}

async function listPrices(source: OfferSource, products: readonly string[]): Promise<readonly ListPrice[]> {
  const { prices } = source.counter;
  if (!prices || !mayList(source, prices.object)) return [];
  const fields = [prices.product, prices.price, ...(prices.from_quantity === undefined ? [] : [prices.from_quantity])];
  const rows = await allOf(source, prices.object, both(prices.filter, isOneOf(prices.product, products)), fields);
  return rows.flatMap((row) => {
    const price = row[prices.price];
    const product = idOf(row[prices.product]);
    const from = prices.from_quantity === undefined ? undefined : row[prices.from_quantity];
    // A least quantity that is not shown is no price for any quantity.
    if (!isAmount(price) || product === undefined || (prices.from_quantity !== undefined && !(prices.from_quantity in row))) return [];
    return [{ id: row.id, title: titleOf(source.model, prices.object, row), product, price, ...(isNumber(from) ? { from: String(from) } : {}) }];
  });
}

/** Promotions that may apply now, by a list of the seller. */
export async function loadPromotions(source: OfferSource): Promise<readonly Promotion[]> {
  const { promotions: named } = source.counter;
  if (!named || !mayList(source, named.object)) return [];
  const fields = [named.percent, named.amount, named.minimum, named.products].filter((name) => name !== undefined);
  const rows = await allOf(source, named.object, named.filter ?? '', fields);
  const narrowed = await narrowedUnseen(source, rows);
  return rows.flatMap((row) => {
    // What narrows a promotion and is not shown must not widen it.
    if (narrowed.has(row.id) || fields.some((name) => !(name in row))) return [];
    const read = (name: string | undefined): unknown => (name === undefined ? undefined : row[name]);
    const [percent, amount, minimum, products] = [read(named.percent), read(named.amount), read(named.minimum), read(named.products)];
    return [
      {
        id: row.id,
        title: titleOf(source.model, named.object, row),
        ...(isNumber(percent) ? { percent: String(percent) } : {}),
        ...(isAmount(amount) ? { amount } : {}),
        ...(isAmount(minimum) ? { minimum } : {}),
        products: (Array.isArray(products) ? products : [products]).flatMap((product) => idOf(product) ?? []),
      },
    ];
  });
}

/** Promotions for products of which the seller is shown none: they would look as if they were for the whole sale. */
async function narrowedUnseen(source: OfferSource, rows: readonly WireRecord[]): Promise<ReadonlySet<string>> {
  const { object, products } = source.counter.promotions ?? {};
  if (object === undefined || products === undefined) return new Set();
  const open = rows.filter((row) => isEmptyList(row[products])).map(({ id }) => id);
  if (open.length === 0) return new Set();
  const all = await allOf({ ...source, actor: systemActor('counter') }, object, isOneOf('id', open), [products]);
  return new Set(all.filter((row) => !isEmptyList(row[products])).map(({ id }) => id));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function mayList({ model, actor }: OfferSource, name: string): boolean {
  const object = model.objects.get(name);
  return object !== undefined && objectAccess(model, actor, object, 'list').rows('read') !== 'none';
}

async function allOf({ reader, actor, model }: OfferSource, object: string, filter: string, fields: readonly string[]): Promise<readonly WireRecord[]> {
  const title = model.objects.get(object)?.title.name ?? 'id';
  const rows: WireRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.list(actor, object, { filter, fields: [...new Set([...fields, title])], sort: ['id'], limit: mostRows, cursor });
    rows.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

function both(filter: string | undefined, other: string): string {
  return filter === undefined || filter.trim() === '' ? other : `(${filter}) && ${other}`;
}

function isOneOf(field: string, ids: readonly string[]): string {
  return ids.length === 0 ? 'ISBLANK(id)' : `${field} in [${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
}

function titleOf(model: Model, name: string, row: WireRecord): string {
  const object = model.objects.get(name);
  if (!object) return '';
  return object.title.type.format(row[object.title.name] ?? null, object.title.document, model.settings.locale);
}

function isAmount(value: unknown): value is Amount {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value && typeof value.amount === 'string';
}

function isNumber(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined;
}
