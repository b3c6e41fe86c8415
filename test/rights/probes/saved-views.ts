import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';
import { asMai, type Body, Findings, type Probe } from './probe.ts';

const body = { columns: ['name', 'since'] };
const idsOf = (answer: { json<T>(): T }): readonly string[] => answer.json<{ items: Body[] }>().items.map(({ id }) => String(id));

async function saveAsEm(stage: Stage, label: string, shared_with: readonly string[]): Promise<string> {
  const made = await stage.call(idOf('user', 'em'), { method: 'POST', url: '/api/views', payload: { object: 'account', label, body, shared_with } });
  return String(made.json<Body>().id);
}

/** A view is its maker's and theirs with whom it is shared; nobody else hears of it, and only its maker or an administrator changes it. */
export const savedViews: Probe = {
  name: 'views of others',
  routes: ['GET /api/views', 'POST /api/views', 'PATCH /api/views/:id', 'DELETE /api/views/:id', 'PATCH /api/list-settings/:object'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'em');
    const own = await saveAsEm(stage, 'Of em alone', []);
    const ofAdmins = await saveAsEm(stage, 'Of administrators', ['role:admin']);
    const ofAll = await saveAsEm(stage, 'Of everyone', ['everyone']);
    const mai = await asMai(stage, 'names');
    const told = idsOf(await mai('GET', '/api/views'));
    found.same('views told', [false, false, true], [told.includes(own), told.includes(ofAdmins), told.includes(ofAll)]);
    found.same('changing one of others', 404, (await mai('PATCH', `/api/views/${own}`, { label: 'Mine' })).statusCode);
    found.same('changing a shared one', 403, (await mai('PATCH', `/api/views/${ofAll}`, { label: 'Mine' })).statusCode);
    found.same('removing one of others', 404, (await mai('DELETE', `/api/views/${ofAdmins}`)).statusCode);
    found.same('removing a shared one', 403, (await mai('DELETE', `/api/views/${ofAll}`)).statusCode);
    const save = async (payload: object): Promise<number> => (await mai('POST', '/api/views', payload)).statusCode;
    found.same('a view over a hidden field', 400, await save({ object: 'account', label: 'X', body: { columns: ['name', 'secret'] } }));
    found.same('a view by a hidden field', 400, await save({ object: 'account', label: 'X', body: { ...body, filter: 'secret == "x"' } }));
    found.same('a view of what there is not', 400, await save({ object: 'account', label: 'X', body: { columns: ['name', 'ghost'] } }));
    found.same('sharing with a role of others', 400, await save({ object: 'account', label: 'X', body, shared_with: ['role:admin'] }));
    found.same('settings of an object there is not', 404, (await mai('PATCH', '/api/list-settings/ghost', { opens: null })).statusCode);
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};

interface Summed {
  readonly total: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
}

/** A bulk edit does to each record what editing that one does, and a dry run tells no more. */
export const bulkEdits: Probe = {
  name: 'changing many alike',
  routes: ['POST /api/records/:object/bulk'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'owns');
    const ids = ['own_root', 'none', 'ghost'].map((name) => idOf('account', name));
    for (const dry_run of [true, false]) {
      const answer = await mai('POST', '/api/records/account/bulk', { ids, op: 'update', values: { name: 'Renamed' }, dry_run });
      const { total, changed, unchanged, refused, refusals } = answer.json<Summed>();
      found.same('counted', [3, 1, 0, 2], [total, changed, unchanged, refused]);
      found.same(
        'a hidden record and none',
        [['not_found', 2]],
        refusals.map(({ code, count }) => [code, count]),
      );
    }
    const all = await mai('POST', '/api/records/account/bulk', { match: { filter: 'name == "Renamed"' }, op: 'delete', dry_run: true });
    found.same('of a list only what it shows', 1, all.json<Summed>().total);
    const without = await asMai(stage, 'no_costs');
    found.same('without the right', 403, (await without('POST', '/api/records/account/bulk', { ids, op: 'delete' })).statusCode);
    await stage.reset();
    return found.differences;
  },
};
