import { findByPhone, getRecord, type WireRecord } from '../../api/records/records.ts';
import { codeFields, findByCode } from '../../fields/lines/find-by-code.ts';
import { copiedValues, lineCopies } from '../../fields/lines/line-copies.ts';
import { lineObject } from '../../fields/lines/line-fields.ts';
import { type ClientMetadata, findField, findObject } from '../../metadata/client-metadata.ts';
import { titlePaths } from '../../metadata/field-path.ts';
import type { FormValues } from '../schema/validator.ts';
import { type Confidence, parseMessage, type ReadItem } from './parse-message.ts';
import type { PasteTarget } from './paste-target.ts';

export interface OrderItem extends ReadItem {
  /** What it is among the products, with its title. */
  readonly product: WireRecord | undefined;
}

/** What was read of a message, with the records that it names; all of it can be changed before it is used. */
export interface ReadOrder {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly confidence: { readonly name?: Confidence; readonly phone?: Confidence; readonly address?: Confidence };
  readonly customer: WireRecord | undefined;
  readonly items: readonly OrderItem[];
  readonly rest: readonly string[];
}

const fewestWords = 2;
const mostTries = 4;

/** People write more than a name: "nến quế nha shop". Words at the end are left away until something is found. */
async function productOf(
  metadata: ClientMetadata,
  { product }: PasteTarget,
  text: string,
): Promise<{ readonly record: WireRecord | undefined; readonly whole: boolean }> {
  const object = product.target ?? '';
  const codes = codeFields(metadata, findObject(metadata, object));
  const words = text.split(/\s+/);
  for (let tries = 0, count = words.length; tries < mostTries && count >= Math.min(fewestWords, words.length); tries += 1, count -= 1) {
    const { record, others } = await findByCode(metadata, object, words.slice(0, count).join(' '), { codes, filter: product.options.filter });
    if (record ?? others[0]) return { record: record ?? others[0], whole: record !== undefined && tries === 0 };
  }
  return { record: undefined, whole: false };
}

async function customerOf(metadata: ClientMetadata, { customer }: PasteTarget, phone: string | undefined): Promise<WireRecord | undefined> {
  const target = customer?.target;
  if (target === undefined || phone === undefined) return undefined;
  const hits = (await findByPhone(phone)).filter(({ object }) => object === target);
  const [hit] = hits;
  return hit && hits.length === 1 ? getRecord(target, hit.id, titlePaths(metadata, target)) : undefined;
}

/** Reads a message and looks for the products and the customer that it means. */
export async function readOrder(metadata: ClientMetadata, target: PasteTarget, message: string): Promise<ReadOrder> {
  const { name, phone, address, items, rest } = parseMessage(message);
  const [customer, found] = await Promise.all([
    customerOf(metadata, target, phone?.value),
    Promise.all(
      items.map(async (item): Promise<OrderItem> => {
        const { record, whole } = await productOf(metadata, target, item.text);
        return { ...item, product: record, confidence: record && whole ? item.confidence : 'guess' };
      }),
    ),
  ]);
  return {
    name: name?.value ?? '',
    phone: phone?.value ?? '',
    address: address?.value ?? '',
    confidence: {
      ...(name ? { name: name.confidence } : {}),
      ...(phone ? { phone: phone.confidence } : {}),
      ...(address ? { address: address.confidence } : {}),
    },
    customer,
    items: found,
    rest,
  };
}

/** The values of a form that the order gives; nothing of it is saved by that. */
export async function orderValues(metadata: ClientMetadata, target: PasteTarget, order: ReadOrder, itemUi: unknown, defaults: FormValues): Promise<FormValues> {
  const object = lineObject(metadata, target.lines);
  const copies = object ? lineCopies(itemUi, object) : [];
  const integer = findField(object, target.quantity ?? '')?.type === 'integer';
  const lines = await Promise.all(
    order.items
      .filter(({ product }) => product !== undefined)
      .map(async ({ product, quantity }) => ({
        ...defaults,
        _key: crypto.randomUUID(),
        [target.product.name]: product,
        ...(target.quantity === undefined ? {} : { [target.quantity]: integer ? quantity : String(quantity) }),
        ...(object ? await copiedValues(metadata, object, copies, target.product.name, product) : {}),
      })),
  );
  return {
    ...(target.name && order.name !== '' ? { [target.name.name]: { full: order.name } } : {}),
    ...(target.phone && order.phone !== '' ? { [target.phone.name]: { raw: order.phone } } : {}),
    ...(target.address && order.address !== '' ? { [target.address.name]: { text: order.address } } : {}),
    ...(target.customer && order.customer ? { [target.customer.name]: order.customer } : {}),
    ...(lines.length > 0 ? { [target.lines.name]: lines } : {}),
  };
}
