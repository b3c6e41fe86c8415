import { idOf } from '../office-records.ts';
import { account, asMai, type Body, Findings, type Probe } from './probe.ts';

const conversion = (name: string): string => `/api/conversions/to_deal/${idOf('account', name)}`;

/** A conversion is nothing that its author could not do step by step. */
export const converting: Probe = {
  name: 'converting an account: own, hidden, and without the right to make what comes of it',
  routes: ['POST /api/conversions/:name/:id'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'owns');
    found.same('hidden', 404, (await mai('POST', conversion('none'), {})).statusCode);
    const own = await mai('POST', conversion('own'), {});
    found.same('own', 200, own.statusCode);
    found.same(
      'made',
      ['deal'],
      (own.json<{ records?: { object: string }[] }>().records ?? []).map(({ object }) => object),
    );
    await stage.reset();
    const without = await asMai(stage, 'owns_accounts');
    const before = (await without('GET', account('own'))).json<Body>().version;
    found.same('without deals', 404, (await without('POST', conversion('own'), {})).statusCode);
    found.same('version after that', before, (await without('GET', account('own'))).json<Body>().version);
    await stage.reset();
    return found.differences;
  },
};
