import { idOf } from '../office-records.ts';
import { asMai, type Body, Findings, type Probe } from './probe.ts';

const parkedId = '019a0000-0000-7000-8000-0000000000aa';
const parked = { label: 'Lan', sale: { lines: [{ product: idOf('account', 'own'), quantity: '1' }] } };
const url = '/api/counters/till/parked';

function sale(product: string, price: number): object {
  const amount = { amount: String(price), currency: 'VND' };
  return { lines: [{ product: idOf('account', product), quantity: '1', price: amount }], method: 'open', total: amount };
}

/** A counter is there for those who are shown it; it sells what they are shown, says nothing of what they are not, and keeps parked sales to their maker. */
export const counters: Probe = {
  name: 'selling at a counter, and sales put aside',
  routes: [
    'POST /api/counters/:name/sales',
    'GET /api/counters/:name/promotions',
    'GET /api/counters/:name/parked',
    'PUT /api/counters/:name/parked/:id',
    'DELETE /api/counters/:name/parked/:id',
  ],
  async run(stage) {
    const found = new Findings();
    const outside = await asMai(stage, 'names');
    for (const name of ['till', 'none']) {
      found.same(`selling at ${name}`, 404, (await outside('POST', `/api/counters/${name}/sales`, sale('own', 200))).statusCode);
      found.same(`promotions at ${name}`, 404, (await outside('GET', `/api/counters/${name}/promotions`)).statusCode);
      found.same(`parked at ${name}`, 404, (await outside('GET', `/api/counters/${name}/parked`)).statusCode);
      found.same(`parking at ${name}`, 404, (await call(stage, 'PUT', `/api/counters/${name}/parked/${parkedId}`, parked)).statusCode);
      found.same(`forgetting at ${name}`, 404, (await outside('DELETE', `/api/counters/${name}/parked/${parkedId}`)).statusCode);
    }
    // With `owns` only own accounts are shown: any other is like one that there is not.
    const inside = await asMai(stage, 'owns');
    const refusal = async (product: string) => {
      const answer = await inside('POST', '/api/counters/till/sales', sale(product, 1));
      return [answer.statusCode, answer.json<Body>().code, answer.json<Body>().lines ?? null];
    };
    const nowhere = await refusal('there is none');
    found.same('a product that there is not', [422, 'invalid_record', null], nowhere);
    for (const hidden of ['none', 'gone_own', 'shared']) found.same(`the hidden product ${hidden}`, nowhere, await refusal(hidden));
    const offered = (await inside('GET', '/api/counters/till/promotions')).json<{ items: { id: string }[] }>().items;
    found.same(
      'promotions of which one is shown the record',
      [idOf('account', 'own')],
      offered.map(({ id }) => id),
    );
    found.same('parking', 200, (await call(stage, 'PUT', `${url}/${parkedId}`, parked)).statusCode);
    found.same('own parked sales', 1, (await inside('GET', url)).json<{ items: unknown[] }>().items.length);
    await stage.as(['owns'], 'em');
    const em = (method: 'GET' | 'DELETE', path: string) => stage.call(idOf('user', 'em'), { method, url: path, ...(method === 'GET' ? {} : { payload: {} }) });
    found.same('parked sales of others', [], (await em('GET', url)).json<{ items: unknown[] }>().items);
    found.same('forgetting those of others', 404, (await em('DELETE', `${url}/${parkedId}`)).statusCode);
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};

function call(stage: Parameters<Probe['run']>[0], method: 'PUT', path: string, payload: object) {
  return stage.call(idOf('user', 'mai'), { method, url: path, payload });
}
