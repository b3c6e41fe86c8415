import { idOf } from '../office-records.ts';
import { account, asMai, type Body, Findings, type Probe } from './probe.ts';

const id = (name: string): string => idOf('account', name);

/** A merge takes the right to it for each record; what points to them is counted as far as it is seen; where one went is told to whoever was shown it. */
export const merging: Probe = {
  name: 'merging accounts, own and hidden',
  routes: ['POST /api/records/:object/:id/merge', 'POST /api/records/:object/different'],
  async run(stage) {
    const found = new Findings();
    const without = await asMai(stage, 'owns_accounts');
    const status = async (call: typeof without, kept: string, other: string): Promise<number> =>
      (await call('POST', `${account(kept)}/merge`, { others: [id(other)] })).statusCode;
    found.same('without the right', 403, await status(without, 'own', 'own_plain'));
    const apart = { ids: [id('own'), id('own_plain')] };
    found.same('telling apart without the right', 403, (await without('POST', '/api/records/account/different', apart)).statusCode);
    await stage.reset();
    const mai = await asMai(stage, 'owns');
    found.same('a hidden one', 404, await status(mai, 'own', 'none'));
    found.same('into a hidden one', 404, await status(mai, 'none', 'own'));
    const hidden = { ids: [id('own'), id('none')] };
    found.same('telling a hidden one apart', 404, (await mai('POST', '/api/records/account/different', hidden)).statusCode);
    const dry = await mai('POST', `${account('own_plain')}/merge`, { others: [id('own')], dry_run: true });
    const mine = (await mai('GET', `/api/records/deal?filter=${encodeURIComponent(`account = "${id('own')}"`)}&fields=id&limit=200`)).json<{ items: Body[] }>();
    const counted = dry.json<{ pointing: { object: string; count: number }[] }>().pointing.find(({ object }) => object === 'deal')?.count;
    found.same('deals counted', mine.items.length, counted);
    await stage.as(['admin'], 'em');
    const boss = await stage.call(idOf('user', 'em'), { method: 'POST', url: `${account('own')}/merge`, payload: { others: [id('none'), id('own_plain')] } });
    found.same('as administrator', 200, boss.statusCode);
    const after = await asMai(stage, 'owns');
    found.same('where the own one went', id('own'), (await after('GET', account('own_plain'))).json<Body>().merged_into);
    found.same('where the hidden one went', undefined, (await after('GET', account('none'))).json<Body>().merged_into);
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};

/** Records that are alike by what is hidden in them are no duplicates to whoever may list them. */
export const hiddenTwins: Probe = {
  name: 'accounts with the same hidden phone number',
  routes: ['GET /api/records/:object/duplicates'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'em');
    for (const name of ['none', 'none_gold']) await stage.call(idOf('user', 'em'), { method: 'PATCH', url: account(name), payload: { phone: '0909090909' } });
    const mai = await asMai(stage, 'owns', 'names');
    const { items } = (await mai('GET', '/api/records/account/duplicates?rule=same_phone')).json<{ items: Body[] }>();
    found.same('groups', [], items);
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};
