import type { Json } from './api-components.ts';
import { headerParameter, operation, pathParameter, ref } from './operation.ts';

const name = pathParameter('name', 'Name of the counter.');
const id = pathParameter('id', "An id of one's own choosing: a UUID.");

/** Quick sales and those put aside. */
export function counterPaths(): Json {
  return {
    '/api/counters/{name}/sales': {
      parameters: [name],
      post: operation({
        id: 'sell',
        summary: 'Sells at a counter: the sale, its payment and a new customer are one operation',
        tag: 'counters',
        parameters: [headerParameter('Idempotency-Key', 'The same key and body give the same answer for 24 hours.')],
        body: ref('CounterSaleRequest'),
        status: 201,
        answer: ref('CounterSale'),
      }),
    },
    '/api/counters/{name}/promotions': {
      parameters: [name],
      get: operation({ id: 'list_counter_promotions', summary: 'Promotions that may apply now', tag: 'counters', answer: ref('CounterPromotionList') }),
    },
    '/api/counters/{name}/parked': {
      parameters: [name],
      get: operation({ id: 'list_parked_sales', summary: 'Own parked sales', tag: 'counters', answer: ref('ParkedSaleList') }),
    },
    '/api/counters/{name}/parked/{id}': {
      parameters: [name, id],
      put: operation({ id: 'park_sale', summary: 'Puts a sale aside', tag: 'counters', body: ref('ParkedSaleRequest'), answer: ref('ParkedSale') }),
      delete: operation({ id: 'unpark_sale', summary: 'Forgets a parked sale', tag: 'counters', status: 204 }),
    },
  };
}
