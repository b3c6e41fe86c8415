import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { priceSale } from '../../../engine/pricing/price-sale.ts';
import type { PricedSale } from '../../../engine/pricing/sale.ts';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { listPromotions } from '../../api/counters.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { discountForm, loadPrices } from './offer.ts';
import { isQuantity, type SaleDraft } from './sale-draft.ts';

export interface Pricing {
  readonly priced: PricedSale;
  /** Prices are still on their way: what is shown may change. */
  readonly loading: boolean;
  readonly error: unknown;
}

const fresh = 60_000;

/** What the sale costs by the lists and promotions that the person is shown; the server works it out again when it is sold. */
export function usePricing(counter: CounterDocument, sale: SaleDraft): Pricing {
  const metadata = useMetadata();
  const { titleOf } = useCellContext();
  const ids = useMemo(() => [...new Set(sale.lines.map(({ product }) => product.id))].sort(), [sale.lines]);
  const prices = useQuery({
    queryKey: ['counter', counter.name, 'prices', ids],
    queryFn: ({ signal }) => loadPrices(metadata, counter, ids, titleOf, signal),
    placeholderData: keepPreviousData,
    staleTime: fresh,
  });
  const promotions = useQuery({
    queryKey: ['counter', counter.name, 'promotions'],
    queryFn: ({ signal }) => (counter.promotions ? listPromotions(counter.name, signal) : []),
    staleTime: fresh,
  });
  const discount = useMemo(() => discountForm(metadata, counter), [metadata, counter]);
  const priced = useMemo(
    () =>
      priceSale({
        lines: sale.lines.map(({ product, quantity, ownPrice }) => ({
          product: product.id,
          quantity: isQuantity(quantity) ? quantity : '0',
          price: product.price,
          ...(ownPrice ? { ownPrice } : {}),
        })),
        prices: prices.data ?? [],
        promotions: promotions.data ?? [],
        promotion: sale.promotion,
        discount,
      }),
    [sale.lines, sale.promotion, prices.data, promotions.data, discount],
  );
  return { priced, loading: prices.isFetching || promotions.isPending, error: prices.error ?? promotions.error ?? undefined };
}
