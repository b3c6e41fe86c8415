import type { Amount, DiscountForm, ListPrice } from '../../../engine/pricing/sale.ts';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import { lineObject } from '../../fields/lines/line-fields.ts';
import { asId, asMembers, asText, isBlank } from '../../fields/wire-value.ts';
import { quoted } from '../../filter/text/filter-text.ts';
import { type ClientMetadata, findField, findObject } from '../../metadata/client-metadata.ts';
import { titlePaths } from '../../metadata/field-path.ts';
import type { CounterProduct } from './sale-draft.ts';

type TitleOf = (object: string | undefined, record: unknown) => string | undefined;

const pageSize = 200;

/** How a line of the counter tells a discount. */
export function discountForm(metadata: ClientMetadata, counter: CounterDocument): DiscountForm {
  const owned = findField(findObject(metadata, counter.object), counter.lines);
  const type = findField(owned && lineObject(metadata, owned), counter.line.discount ?? '')?.type;
  return type === 'percent' || type === 'money' ? type : 'none';
}

async function allOf(object: string, filter: string | undefined, fields: readonly string[], signal?: AbortSignal): Promise<readonly WireRecord[]> {
  const rows: WireRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(object, { filter, fields: [...new Set(fields)].join(','), sort: 'id', limit: pageSize, cursor, count: 'none' }, signal);
    rows.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

function oneOf(field: string, ids: readonly string[]): string {
  return `${field} in [${ids.map(quoted).join(', ')}]`;
}

function both(filter: string | undefined, other: string): string {
  return filter === undefined ? other : `(${filter}) && ${other}`;
}

/** Products that are for sale, by id. */
export async function loadProducts(
  metadata: ClientMetadata,
  counter: CounterDocument,
  ids: readonly string[],
  titleOf: TitleOf,
): Promise<ReadonlyMap<string, CounterProduct>> {
  if (ids.length === 0) return new Map();
  const { object, filter } = counter.product;
  const rows = await allOf(object, both(filter, oneOf('id', ids)), productFields(metadata, counter));
  return new Map(rows.flatMap((row) => productOf(counter, row, titleOf) ?? []).map((product) => [product.id, product]));
}

/** The fields by which a product is shown and priced. */
export function productFields(metadata: ClientMetadata, { product }: CounterDocument): readonly string[] {
  return ['id', ...titlePaths(metadata, product.object), ...product.codes, product.price];
}

/** Undefined where it has no price that is shown. */
export function productOf(counter: CounterDocument, row: WireRecord, titleOf: TitleOf): CounterProduct | undefined {
  const { object, codes, price } = counter.product;
  const amount = amountOf(row[price]);
  if (!amount) return undefined;
  const code = codes.map((name) => asText(row[name])).find((text) => text !== '') ?? '';
  return { id: row.id, title: titleOf(object, row) ?? code, code, price: amount };
}

/** Prices of these products in lists. The server reads the same for the same person. */
export async function loadPrices(
  metadata: ClientMetadata,
  counter: CounterDocument,
  ids: readonly string[],
  titleOf: TitleOf,
  signal?: AbortSignal,
): Promise<readonly ListPrice[]> {
  const { prices } = counter;
  if (!prices || ids.length === 0 || findObject(metadata, prices.object)?.can.list !== true) return [];
  const from = prices.from_quantity;
  const fields = [...titlePaths(metadata, prices.object), prices.product, prices.price, ...(from === undefined ? [] : [from])];
  const rows = await allOf(prices.object, both(prices.filter, oneOf(prices.product, ids)), fields, signal);
  return rows.flatMap((row): ListPrice[] => {
    const price = amountOf(row[prices.price]);
    const product = asId(row[prices.product]);
    if (!price || product === undefined || (from !== undefined && !(from in row))) return [];
    const least = from === undefined || isBlank(row[from]) ? {} : { from: asText(row[from]) };
    return [{ id: row.id, title: titleOf(prices.object, row) ?? '', product, price, ...least }];
  });
}

function amountOf(value: unknown): Amount | undefined {
  const members = asMembers(value);
  const amount = asText(members?.amount);
  return amount === '' ? undefined : { amount, currency: asText(members?.currency) };
}
