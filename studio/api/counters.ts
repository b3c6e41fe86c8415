import type { Promotion } from '../../engine/pricing/sale.ts';
import type { CounterSale, CounterSaleRequest, ParkedSale, ParkedSaleRequest } from '../../schemas/generated/api.ts';
import { type Answer, request } from './request.ts';

const path = (counter: string, rest: string) => `/api/counters/${encodeURIComponent(counter)}/${rest}`;

/** Sells; the same key and sale sent twice sell once. */
export function sellAtCounter(counter: string, sale: CounterSaleRequest, key: string): Promise<Answer<CounterSale>> {
  return request<CounterSale>('POST', path(counter, 'sales'), { body: sale, headers: { 'idempotency-key': key } });
}

/** Promotions that may apply now, as the seller is shown them. */
export async function listPromotions(counter: string, signal?: AbortSignal): Promise<readonly Promotion[]> {
  return (await request<{ items: readonly Promotion[] }>('GET', path(counter, 'promotions'), { signal })).data.items;
}

export async function listParkedSales(counter: string, signal?: AbortSignal): Promise<readonly ParkedSale[]> {
  return (await request<{ items: readonly ParkedSale[] }>('GET', path(counter, 'parked'), { signal })).data.items;
}

export async function parkSale(counter: string, id: string, parked: ParkedSaleRequest): Promise<ParkedSale> {
  return (await request<ParkedSale>('PUT', path(counter, `parked/${encodeURIComponent(id)}`), { body: parked })).data;
}

export async function forgetParkedSale(counter: string, id: string): Promise<void> {
  await request<undefined>('DELETE', path(counter, `parked/${encodeURIComponent(id)}`));
}
