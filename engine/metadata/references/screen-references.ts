import type { ConversionDocument, CounterDocument, HomeDocument, PrintDocument } from '../../../schemas/generated/metadata.ts';
import type { FieldModel, ObjectModel } from '../model.ts';
import { placeholders } from '../screens/placeholders.ts';
import type { ReferenceCollector } from './reference-collector.ts';

export function ofHomePage(into: ReferenceCollector, { cards }: HomeDocument): void {
  for (const [index, { object, filter, sort, columns, view, done, measure, against, actions }] of cards.entries()) {
    const at = `/cards/${index}`;
    if (object !== undefined) {
      into.object(`${at}/object`, object);
      into.expression(`${at}/filter`, object, filter);
      into.expression(`${at}/against`, object, against);
      into.paths(`${at}/sort`, object, sort);
      into.paths(`${at}/columns`, object, columns);
      into.paths(`${at}/measure/field`, object, measure?.field === undefined ? [] : [measure.field]);
      into.fields(`${at}/done`, object, { field: done?.field });
    }
    if (view !== undefined) into.document(`${at}/view`, 'view', view);
    for (const [place, action] of (actions ?? []).entries()) {
      if (action.create !== undefined) into.object(`${at}/actions/${place}/create`, action.create);
      if (action.counter !== undefined) into.document(`${at}/actions/${place}/counter`, 'counter', action.counter);
      if (action.view !== undefined) into.document(`${at}/actions/${place}/view`, 'view', action.view);
    }
  }
}

export function ofCounter(into: ReferenceCollector, counter: CounterDocument): void {
  const { object, lines, line, product, customer, prices, promotions, payment } = counter;
  into.object('/object', object);
  into.fields('', object, { lines });
  into.values('/values', object, counter.values);
  into.fields('/line', into.target(object, lines) ?? '', line);
  into.object('/product/object', product.object);
  into.fields('/product', product.object, { price: product.price });
  into.paths('/product/codes', product.object, product.codes);
  into.expression('/product/filter', product.object, product.filter);
  if (customer) {
    into.fields('/customer', object, { link: customer.link });
    into.object('/customer/object', customer.object);
    into.fields('/customer', customer.object, { phone: customer.phone, name: customer.name });
    into.values('/customer/values', customer.object, customer.values);
  }
  if (prices) {
    into.object('/prices/object', prices.object);
    into.fields('/prices', prices.object, { product: prices.product, price: prices.price, from_quantity: prices.from_quantity });
    into.expression('/prices/filter', prices.object, prices.filter);
  }
  if (promotions) {
    const { percent, amount, minimum, products } = promotions;
    into.object('/promotions/object', promotions.object);
    into.fields('/promotions', promotions.object, { percent, amount, minimum, products });
    into.expression('/promotions/filter', promotions.object, promotions.filter);
  }
  if (payment) {
    const { amount, method, link } = payment;
    if (payment.object !== undefined) into.object('/payment/object', payment.object);
    into.fields('/payment', payment.object ?? object, { amount, method, link });
    into.values('/payment/values', payment.object ?? object, payment.values);
  }
  for (const [index, name] of (counter.prints ?? []).entries()) into.document(`/prints/${index}`, 'print', name);
}

export function ofPrint(into: ReferenceCollector, { object, blocks }: PrintDocument): void {
  into.object('/object', object);
  for (const [index, { text, fields, lines, show, when }] of blocks.entries()) {
    const at = `/blocks/${index}`;
    into.paths(`${at}/text`, object, text ? placeholders(text) : []);
    into.paths(`${at}/fields`, object, fields);
    into.expression(`${at}/when`, object, when);
    into.fields(at, object, { lines });
    if (lines !== undefined) into.paths(`${at}/show`, into.target(object, lines) ?? '', show);
  }
}

export function ofConversion(into: ReferenceCollector, { object, when, steps, set, keeps }: ConversionDocument): void {
  into.object('/object', object);
  into.expression('/when', object, when);
  ofSources(into, '/set', object, set ?? {});
  into.values('/set', object, set);
  for (const [index, step] of steps.entries()) {
    into.object(`/steps/${index}/object`, step.object);
    into.values(`/steps/${index}/values`, step.object, step.values);
    ofSources(into, `/steps/${index}/values`, object, step.values);
  }
  for (const [index, { object: kept, link, by }] of (keeps ?? []).entries()) {
    into.object(`/keeps/${index}/object`, kept);
    into.fields(`/keeps/${index}`, kept, { link, by });
  }
}

/** Values of a conversion that come from the record converted. */
function ofSources(into: ReferenceCollector, path: string, object: string, values: ConversionDocument['steps'][number]['values']): void {
  for (const [field, { from }] of Object.entries(values)) into.paths(`${path}/${field}/from`, object, from === undefined ? [] : [from]);
}

/** What an object says about likeness and about logging calls. */
export function ofObject(into: ReferenceCollector, { document }: ObjectModel): void {
  const { duplicates, log, name } = document;
  for (const [index, { fields }] of (duplicates ?? []).entries()) into.paths(`/duplicates/${index}/fields`, name, fields);
  if (!log) return;
  const { object, ...fields } = log;
  into.object('/log/object', object);
  into.fields('/log', object, fields);
}

/** Fields that must have a value before a record may enter a stage. */
export function ofStages(into: ReferenceCollector, { document }: FieldModel): void {
  for (const [index, { requires }] of (document.options?.choices ?? []).entries()) into.paths(`/options/choices/${index}/requires`, document.object, requires);
}
