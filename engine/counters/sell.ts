import type { CounterSale, CounterSaleRequest } from '../../schemas/generated/api.ts';
import type { CounterDocument } from '../../schemas/generated/metadata.ts';
import type { UserActor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import type { Amount, PricedSale } from '../pricing/sale.ts';
import type { RecordReader } from '../query/record-reader.ts';
import type { RecordWriter, RowResult } from '../records/record-writer.ts';
import type { CommittedChange } from '../records/write-context.ts';
import { checkSale } from './check-sale.ts';
import { discountForm, loadOffer } from './counter-offer.ts';

/** What a sale is made with. */
export interface Till {
  readonly tx: Tx;
  readonly writer: Pick<RecordWriter, 'writeBatch' | 'writeOne' | 'startOperation'>;
  /** Reads within the transaction: what is priced is what is written. */
  readonly reader: Pick<RecordReader, 'list'>;
  readonly model: Model;
  readonly actor: UserActor;
  /** As it is told to the actor. */
  readonly counter: CounterDocument;
}

export interface Sold {
  readonly answer: CounterSale;
  readonly written: readonly CommittedChange[];
}

type Values = Record<string, unknown>;

/**
 * Writes a sale as one operation: a new customer, the sale with its lines, the payment. Everything is written as the seller, whose rights
 * decide. Throws what checkSale throws and what writing does; then nothing is written.
 */
export async function sell(till: Till, sent: CounterSaleRequest): Promise<Sold> {
  const { counter, model } = till;
  checkPayment(counter, sent);
  const offer = await loadOffer(till, [...new Set(sent.lines.map(({ product }) => product.toLowerCase()))]);
  const priced = checkSale(sent, offer, discountForm(model, counter));
  const total: Amount = { amount: priced.total, currency: priced.currency ?? sent.total.currency };
  const operation = await till.writer.startOperation(till.tx, till.actor, 'sale', counter.label[till.actor.locale]);
  const customer = await buyer(till, sent, operation);
  const values = saleValues(till, sent, priced, customer);
  const sale = await till.writer.writeOne(till.tx, till.actor, counter.object, { op: 'create', values }, { operation, kind: 'sale' });
  const id = idOf(sale.result);
  const payment = await pay(till, sent, { id, total }, operation);
  const changed = [
    ...(customer !== undefined && sent.customer?.id === undefined ? [{ object: counter.customer?.object ?? '', ids: [customer] }] : []),
    { object: counter.object, ids: [id] },
    ...(payment === undefined ? [] : [{ object: counter.payment?.object ?? '', ids: [payment] }]),
  ];
  const title = model.objects.get(counter.object)?.title;
  const shown = title && sale.record?.[title.name];
  return {
    answer: {
      operation,
      object: counter.object,
      id,
      title: title && shown !== undefined ? title.type.format(shown, title.document, till.actor.locale) : '',
      total,
      customer: customer ?? null,
      payment: payment ?? null,
    },
    written: changed.map((change) => ({ ...change, operation })),
  };
}

function checkPayment({ payment, customer }: CounterDocument, sent: CounterSaleRequest): void {
  const bad = (pointer: string, message: string): never => {
    throw new AppError('bad_request', message, { issues: [{ pointer, message }] });
  };
  if (payment && sent.method === undefined) bad('/method', 'How it is paid is missing.');
  if (!payment && sent.method !== undefined) bad('/method', 'This counter records no payments.');
  if (sent.customer && !customer) bad('/customer', 'This counter records no customers.');
  if (sent.customer && sent.customer.id === undefined && !sent.customer.name && !sent.customer.phone)
    bad('/customer', 'A customer needs an id, or a name or phone number.');
}

/** The customer named, or a new one. */
async function buyer({ tx, writer, actor, counter, model }: Till, { customer }: CounterSaleRequest, operation: string): Promise<string | undefined> {
  const place = counter.customer;
  if (!customer || !place || customer.id !== undefined) return customer?.id;
  const { name, phone } = customer;
  const values: Values = {
    ...model.counters.get(counter.name)?.customer?.values,
    // Somebody who says their number only is called by it until their name is known.
    [place.name]: name || phone,
    ...(phone ? { [place.phone]: phone } : {}),
  };
  const [result] = await writer.writeBatch(tx, actor, place.object, [{ op: 'create', values }], { operation, kind: 'sale' });
  return idOf(result);
}

function saleValues({ counter, model }: Till, sent: CounterSaleRequest, priced: PricedSale, customer: string | undefined): Values {
  // What is written is what the counter says, also where the seller is not shown it: whether they may write it is asked when it is written.
  const whole = model.counters.get(counter.name) ?? counter;
  const { payment } = counter;
  const own = payment && payment.object === undefined ? { ...whole.payment?.values, ...paymentValues(payment, sent, priced) } : {};
  return {
    ...whole.values,
    ...own,
    ...(customer !== undefined && counter.customer ? { [counter.customer.link]: customer } : {}),
    [counter.lines]: lineValues(counter, linesObject(model, counter), priced),
  };
}

function linesObject(model: Model, counter: CounterDocument): ObjectModel | undefined {
  return model.objects.get(model.objects.get(counter.object)?.fields.get(counter.lines)?.document.options?.object ?? '');
}

function lineValues({ line }: CounterDocument, object: ObjectModel | undefined, { lines }: PricedSale): readonly Values[] {
  const whole = object?.fields.get(line.quantity)?.type.type === 'integer';
  return lines
    .flatMap(({ written }) => written)
    .map((each) => ({
      [line.product]: each.product,
      [line.quantity]: whole ? Number(each.quantity) : each.quantity,
      [line.price]: each.price,
      ...(line.discount === undefined || each.discount === undefined ? {} : { [line.discount]: each.discount }),
      ...(line.note === undefined || each.note === '' ? {} : { [line.note]: each.note }),
    }));
}

type Payment = NonNullable<CounterDocument['payment']>;

function paymentValues(payment: Payment, sent: CounterSaleRequest, { total, currency }: PricedSale): Values {
  return { [payment.amount]: { amount: total, currency: currency ?? sent.total.currency }, [payment.method]: sent.method };
}

interface MadeSale {
  readonly id: string;
  readonly total: Amount;
}

async function pay({ tx, writer, actor, counter, model }: Till, sent: CounterSaleRequest, sale: MadeSale, operation: string): Promise<string | undefined> {
  const { payment } = counter;
  if (payment?.object === undefined) return undefined;
  const values: Values = {
    ...model.counters.get(counter.name)?.payment?.values,
    [payment.amount]: sale.total,
    [payment.method]: sent.method,
    ...(payment.link === undefined ? {} : { [payment.link]: sale.id }),
  };
  const [result] = await writer.writeBatch(tx, actor, payment.object, [{ op: 'create', values }], { operation, kind: 'sale' });
  return idOf(result);
}

function idOf(result: RowResult | undefined): string {
  if (result?.ok) return result.id;
  const message = result?.issues[0]?.message ?? 'The sale could not be written.';
  throw new AppError(result?.code ?? 'invalid_record', message, { issues: result?.issues ?? [] });
}
