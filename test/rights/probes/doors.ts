import { idOf } from '../office-records.ts';
import { asMai, type Body, deal, Findings, type Probe } from './probe.ts';

/** A token for some objects reaches those and their lines, and nothing else by whatever way. */
export const limitedToken: Probe = {
  name: 'a token that is limited to deals',
  routes: ['GET /api/tokens', 'POST /api/tokens', 'DELETE /api/tokens/:id'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'admin');
    const made = await stage.api.identity.createToken(idOf('user', 'mai'), { name: 'deals', scopes: ['read'], objects: ['deal'] });
    const get = (url: string) => stage.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${made.token}` } });
    found.same('accounts', 403, (await get('/api/records/account')).statusCode);
    found.same('accounts behind deals', 400, (await get('/api/records/deal?fields=account.name')).statusCode);
    found.same('accounts in filters', 400, (await get(`/api/records/deal?filter=${encodeURIComponent('account.name = "x"')}`)).statusCode);
    found.same('hits', ['deal'], [...new Set((await get('/api/search?q=none')).json<{ items: Body[] }>().items.map(({ object }) => object))]);
    const one = (await get(deal('own_on_own'))).json<Body>();
    found.same('lines', 2, (one.lines as unknown[]).length);
    found.same('a formula over the account', true, (one._hidden as string[]).includes('account_phone'));
    found.same(
      'metadata',
      ['deal', 'deal_line', 'user'],
      (await get('/api/metadata'))
        .json<{ objects: Body[] }>()
        .objects.map(({ name }) => name)
        .sort(),
    );
    // Objects that there are not and such as are hidden look the same to whoever makes a token.
    const owner = await asMai(stage, 'owns_accounts');
    const refusals = await Promise.all(['ghost', 'ticket'].map((name) => owner('POST', '/api/tokens', { name: 'x', scopes: ['read'], objects: [name] })));
    found.same(
      'objects of a token',
      [400, 400],
      refusals.map(({ statusCode }) => statusCode),
    );
    found.same('what is said of them', 1, new Set(refusals.map(({ body }) => body.replaceAll(/ghost|ticket/g, '?').replace(/"instance":"[^"]*"/, ''))).size);
    await mai('DELETE', `/api/tokens/${made.id}`);
    return found.differences;
  },
};

/** An upload is its author's until a record holds it. */
export const uploads: Probe = {
  name: "others' uploads",
  routes: ['POST /api/files', 'GET /api/files/:id'],
  async run(stage) {
    const found = new Findings();
    const content = (async function* () {
      yield Buffer.from('not yours');
    })();
    const file = await stage.api.files.put({ name: 'x.txt', content, limits: { maxSizeBytes: 100, accept: [] }, createdBy: idOf('user', 'em') });
    const mai = await asMai(stage, 'owns');
    found.same('file', 404, (await mai('GET', `/api/files/${file.id}`)).statusCode);
    const upload = (object: string, field: string) =>
      mai('POST', `/api/files?object=${object}&field=${field}&file_name=x`, Buffer.from('x'), { 'content-type': 'application/octet-stream' });
    found.same('upload for a field', 201, (await upload('account', 'photo')).statusCode);
    const without = await asMai(stage, 'names');
    const refused = await Promise.all(
      ['photo', 'ghost'].map((field) =>
        without('POST', `/api/files?object=account&field=${field}&file_name=x`, Buffer.from('x'), { 'content-type': 'application/octet-stream' }),
      ),
    );
    found.same(
      'fields that are hidden or not there',
      [400, 400],
      refused.map(({ statusCode }) => statusCode),
    );
    await stage.reset();
    return found.differences;
  },
};
