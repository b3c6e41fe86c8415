import { idOf } from '../office-records.ts';
import { asMai, Findings, type Probe } from './probe.ts';

const record = (object: string, name: string) => ({ kind: 'record', object, id: idOf(object, name) });

/** Nobody learns by keeping a record at hand whether it is there. */
export const keptThings: Probe = {
  name: 'favourites and recents of records that are hidden',
  routes: ['PUT /api/me/favourites', 'POST /api/me/recents'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'owns_accounts');
    const open = async (object: string, name: string) => {
      const { statusCode, body } = await mai('POST', '/api/me/recents', record(object, name));
      return [statusCode, body.replace(/"instance":"[^"]*"/, '')];
    };
    found.same('opening what she sees', 204, (await open('account', 'own_plain'))[0]);
    const refusals = [await open('account', 'none'), await open('account', 'ghost'), await open('account', 'gone_own'), await open('ghost', 'own_plain')];
    found.same(
      'opening what is hidden',
      [404, 404, 404, 404],
      refusals.map(([status]) => status),
    );
    found.same('what is said of it', 1, new Set(refusals.map(([, body]) => body)).size);
    const wanted = [record('account', 'none'), record('account', 'own_plain'), record('account', 'ghost'), { kind: 'object', object: 'ticket' }];
    const kept = await mai('PUT', '/api/me/favourites', { items: wanted });
    found.same(
      'keeping what is hidden',
      [200, [idOf('account', 'own_plain')]],
      [kept.statusCode, kept.json<{ items: { id: string }[] }>().items.map(({ id }) => id)],
    );
    await stage.reset();
    await stage.as([], 'mai');
    return found.differences;
  },
};
