import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterSale, ParkedSale } from '../../../schemas/generated/api.ts';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { loadProducts } from './offer.ts';
import { changeOf, emptySale, isReadable, type SaleDraft, saleRequest } from './sale-draft.ts';
import { useMethods } from './useMethods.ts';
import { useParked } from './useParked.ts';
import { usePricing } from './usePricing.ts';
import { type ChangeSale, useSale } from './useSale.ts';
import { useSell } from './useSell.ts';

/** A sale that was made, and what was given back. */
export interface Sold {
  readonly sale: CounterSale;
  readonly change: string | undefined;
}

/** All that goes on at a counter: the sale on screen, what it costs, selling it, putting it aside. */
export function useCounter(counter: CounterDocument) {
  const { t } = useTranslation('counter');
  const { titleOf } = useCellContext();
  const metadata = useMetadata();
  const code = useRef<HTMLInputElement>(null);
  const [sale, change] = useSale(counter.name);
  const [sold, setSold] = useState<Sold>();
  const { priced, loading, error } = usePricing(counter, sale);
  const methods = useMethods(counter);
  const selling = useSell(counter);
  const parking = useParked(counter);
  const method = sale.method ?? methods.usual;
  const total = { amount: priced.total, currency: priced.currency ?? metadata.settings.currency };
  const left = changeOf(sale.given, total.amount);
  const paid = left?.startsWith('-') !== true && (methods.options.length === 0 || method !== undefined);
  const ready = sale.lines.length > 0 && isReadable(sale) && !priced.mixed && paid && !loading;
  const focusCode = () => code.current?.focus();
  const edit: ChangeSale = (make) => {
    setSold(undefined);
    selling.forget();
    change(make);
  };
  /** What was refused may have been priced by what is no longer true. */
  const renewPrices = async () => {
    const ids = [...new Set(sale.lines.map(({ product }) => product.id))];
    const products = await loadProducts(metadata, counter, ids, titleOf).catch(() => undefined);
    if (products) change((before) => ({ ...before, lines: before.lines.map((line) => ({ ...line, product: products.get(line.product.id) ?? line.product })) }));
  };
  const done = async () => {
    if (!ready) return;
    const made = await selling.sell(
      saleRequest({ ...sale, method }, { prices: priced.lines.map(({ price }) => price), promotion: priced.promotion?.id, total }),
    );
    if (!made) return renewPrices();
    methods.remember(method);
    setSold({ sale: made, change: left });
    change(() => emptySale);
  };
  /** True when what was on screen is safe. */
  const park = async () => {
    const parked = sale.lines.length === 0 || (await parking.park(sale, parkLabel(sale, t('lines', { count: sale.lines.length }))));
    if (parked) edit(() => emptySale);
    focusCode();
    return parked;
  };
  const resume = async (parked: ParkedSale) => {
    // What is on screen is not lost by taking up another.
    if (!(await park())) return;
    const resumed = await parking.resume(parked);
    if (resumed) edit(() => resumed);
    focusCode();
  };
  const next = () => {
    edit(() => emptySale);
    focusCode();
  };
  const refused = error === undefined ? selling.refused : [t('pricesFailed'), ...selling.refused];
  return {
    code,
    focusCode,
    sale,
    edit,
    sold,
    priced,
    total,
    left,
    methods: methods.options,
    method,
    ready,
    refused,
    selling,
    parking,
    done,
    park,
    resume,
    next,
  };
}

function parkLabel({ customer }: SaleDraft, lines: string): string {
  const name = !customer ? '' : 'id' in customer ? customer.title : customer.name || customer.phone;
  return name === '' ? lines : `${name} · ${lines}`;
}
