import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { isFor, type ScreenContext, type Sight, sightOf } from './screen-context.ts';

/**
 * A counter for somebody who may make what it makes; undefined for others, and where they are not shown what it stands on. Price lists and
 * promotions that they are not shown are left out.
 */
export function readableCounter(context: ScreenContext, counter: CounterDocument): CounterDocument | undefined {
  const sale = sightOf(context, 'counter', counter.object);
  const lines = sightOf(context, 'counter', sale?.object.fields.get(counter.lines)?.document.options?.object ?? '');
  const product = sightOf(context, 'counter', counter.product.object);
  if (!sale || !lines || !product || !isFor(context, counter.roles) || !context.rights.can(sale.object, 'create')) return undefined;
  const { line, customer, prices, promotions, payment, prints, values, ...rest } = counter;
  const needed =
    shows(sale, [counter.lines]) &&
    shows(lines, [line.product, line.quantity, line.price]) &&
    shows(product, [...counter.product.codes, counter.product.price]) &&
    product.tells(counter.product.filter);
  if (!needed) return undefined;
  const buyer = customer && sightOf(context, 'counter', customer.object);
  const priced = prices && sightOf(context, 'counter', prices.object);
  const promoted = promotions && sightOf(context, 'counter', promotions.object);
  const paid = payment && (payment.object === undefined ? sale : sightOf(context, 'counter', payment.object));
  return {
    ...rest,
    ...(values ? { values: shownValues(sale, values) } : {}),
    line: shownLine(lines, line),
    ...(customer && buyer && shows(sale, [customer.link]) && shows(buyer, [customer.phone, customer.name])
      ? { customer: { ...customer, ...(customer.values ? { values: shownValues(buyer, customer.values) } : {}) } }
      : {}),
    ...(prices && priced && shows(priced, [prices.product, prices.price, prices.from_quantity]) && priced.tells(prices.filter) ? { prices } : {}),
    ...(promotions && promoted && shows(promoted, promotionFields(promotions)) && promoted.tells(promotions.filter) ? { promotions } : {}),
    ...(payment && paid && shows(paid, [payment.link, payment.amount, payment.method])
      ? { payment: { ...payment, ...(payment.values ? { values: shownValues(paid, payment.values) } : {}) } }
      : {}),
    prints: (prints ?? []).filter((name) => context.model.prints.has(name)),
  };
}

function promotionFields({ percent, amount, minimum, products }: NonNullable<CounterDocument['promotions']>): readonly (string | undefined)[] {
  return [percent, amount, minimum, products];
}

function shows(sight: Sight, fields: readonly (string | undefined)[]): boolean {
  return fields.every((field) => field === undefined || sight.reads(field));
}

function shownValues(sight: Sight, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([field]) => sight.reads(field)));
}

function shownLine(sight: Sight, { discount, note, ...line }: CounterDocument['line']): CounterDocument['line'] {
  return {
    ...line,
    ...(discount !== undefined && sight.reads(discount) ? { discount } : {}),
    ...(note !== undefined && sight.reads(note) ? { note } : {}),
  };
}
