import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ParkedSale } from '../../../schemas/generated/api.ts';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { forgetParkedSale, listParkedSales, parkSale } from '../../api/counters.ts';
import { getRecord } from '../../api/records/records.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { titlePaths } from '../../metadata/field-path.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { loadProducts } from './offer.ts';
import { parkedSale, type SaleDraft } from './sale-draft.ts';

export interface Parking {
  readonly items: readonly ParkedSale[];
  readonly busy: boolean;
  /** Puts the sale aside on the server; true when it is safe there. */
  readonly park: (sale: SaleDraft, label: string) => Promise<boolean>;
  /** The sale with what its products cost now; those that are no longer sold are left out. It is parked no longer. */
  readonly resume: (parked: ParkedSale) => Promise<SaleDraft | undefined>;
}

/** Sales put aside, the same on every device of the person. */
export function useParked(counter: CounterDocument): Parking {
  const { t } = useTranslation();
  const client = useQueryClient();
  const metadata = useMetadata();
  const { titleOf } = useCellContext();
  const queryKey = ['parked', counter.name];
  const { data = [] } = useQuery({ queryKey, queryFn: ({ signal }) => listParkedSales(counter.name, signal) });
  const failed = (error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) });
  const parking = useMutation({
    mutationFn: ({ sale, label }: { readonly sale: SaleDraft; readonly label: string }) =>
      parkSale(counter.name, crypto.randomUUID(), { label: label.slice(0, 120), sale: parkedSale(sale) }),
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const customerOf = async ({ customer }: ParkedSale['sale']): Promise<SaleDraft['customer']> => {
    const object = counter.customer?.object;
    if (!customer || object === undefined) return undefined;
    if (customer.id === undefined) return { name: customer.name ?? '', phone: customer.phone ?? '' };
    const record = await getRecord(object, customer.id, titlePaths(metadata, object)).catch(() => undefined);
    return record && { id: customer.id, title: titleOf(object, record) ?? '' };
  };
  const resuming = useMutation({
    async mutationFn({ id, sale }: ParkedSale): Promise<SaleDraft> {
      const ids = [...new Set(sale.lines.map(({ product }) => product))];
      const [products, customer] = await Promise.all([loadProducts(metadata, counter, ids, titleOf), customerOf(sale)]);
      const lines = sale.lines.flatMap(({ product, quantity, own_price }) => {
        const known = products.get(product);
        return known ? [{ product: known, quantity, ...(own_price ? { ownPrice: own_price } : {}) }] : [];
      });
      if (lines.length < sale.lines.length)
        showToast({ tone: 'failed', message: t('noLongerSold', { ns: 'counter', count: sale.lines.length - lines.length }) });
      await forgetParkedSale(counter.name, id);
      return { lines, customer, ...(sale.promotion === undefined ? {} : { promotion: sale.promotion }) };
    },
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return {
    items: data,
    busy: parking.isPending || resuming.isPending,
    park: (sale, label) =>
      parking.mutateAsync({ sale, label }).then(
        () => true,
        () => false,
      ),
    resume: (parked) => resuming.mutateAsync(parked).catch(() => undefined),
  };
}
