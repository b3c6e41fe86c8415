import type { UserActor } from '../../../engine/access/actor.ts';
import { noRights } from '../../../engine/identity/actor-rights.ts';
import { sql } from '../../../engine/sql/sql.ts';
import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';
import { account, asMai, Findings, type Probe } from './probe.ts';

interface Operation {
  readonly id: string;
  readonly rows: number;
}

/** What a delete brings about in records that are hidden is neither counted nor named. */
export const cascade: Probe = {
  name: 'deleting an account that hidden records name, and taking that back',
  routes: ['GET /api/operations', 'GET /api/operations/:id', 'POST /api/operations/:id/undo'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'em');
    const mai = await asMai(stage, 'owns_accounts');
    const deleted = await mai('DELETE', account('own_root'));
    found.same('status', 204, deleted.statusCode);
    const id = String(deleted.headers['trellis-operation']);
    const { items } = (await mai('GET', '/api/operations')).json<{ items: Operation[] }>();
    found.same(
      'rows',
      [1],
      items.filter((each) => each.id === id).map(({ rows }) => rows),
    );
    found.same('rows of the one', 1, (await mai('GET', `/api/operations/${id}`)).json<Operation>().rows);
    // A link to it was cleared in a hidden account, and somebody has set it anew meanwhile, so that it is kept as it is.
    await stage.call(idOf('user', 'em'), { method: 'PATCH', url: account('child_none'), payload: { parent: idOf('account', 'none') } });
    const undone = await mai('POST', `/api/operations/${id}/undo`, {});
    found.same('undone', { undone: 1, kept: [] }, pick(undone.json()));
    await stage.call(idOf('user', 'em'), { method: 'PATCH', url: account('child_none'), payload: { parent: idOf('account', 'own_root') } });
    const again = await mai('DELETE', account('own_root'));
    const queued = await stage.queuedUndos.undo(asOwner, String(again.headers['trellis-operation']));
    found.same('records of an undo in the background', 1, 'total' in queued && queued.total);
    found.same('progress', [0, 1], progress((await mai('GET', `/api/operations/${queued.operation}`)).json()));
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};

const asOwner: UserActor = {
  kind: 'user',
  id: idOf('user', 'mai'),
  name: 'mai',
  roles: ['owns_accounts'],
  rights: noRights,
  zone: 'Asia/Ho_Chi_Minh',
  locale: 'en',
};

function progress({ done, total }: { done: number; total: number }): readonly number[] {
  return [done, total];
}

function pick({ undone, kept }: { undone: number; kept: unknown }): object {
  return { undone, kept };
}

type Call = Awaited<ReturnType<typeof asMai>>;

/** Files to import and saved mappings are not there for anybody but who sent or saved them. */
async function stagedOfOthers(
  found: Findings,
  mai: Call,
  { file, mapping }: { readonly file: string; readonly mapping: object },
  saved: string,
): Promise<void> {
  for (const step of ['inspect', 'preview', 'start'] as const) {
    const answer = await mai('POST', `/api/imports/files/${file}/${step}`, step === 'inspect' ? {} : { mapping });
    found.same(`${step} of a file of others`, 404, answer.statusCode);
  }
  found.same('mappings of others', 0, (await mai('GET', '/api/imports/mappings')).json<{ items: unknown[] }>().items.length);
  found.same('forgetting a mapping of others', 404, (await mai('DELETE', `/api/imports/mappings/${saved}`)).statusCode);
  found.same('throwing away a file of others', 404, (await mai('DELETE', `/api/imports/files/${file}`)).statusCode);
}

/** How many of the imports are not mai's; she has some of her own where other parts of the proof ran before. */
async function importsOfOthers({ api }: Stage, listed: readonly { readonly id: string }[]): Promise<number> {
  const ids = listed.map(({ id }) => id);
  const [row] = await api.database.query<{ n: number }>(
    sql`select count(*)::int as n from sys.import where id = any(${ids}::uuid[]) and actor is distinct from ${idOf('user', 'mai')}::uuid`,
  );
  return row?.n ?? 0;
}

/** Operations and imports are their author's; and taken back by nobody who could not do it today. */
export const others: Probe = {
  name: "others' operations and imports, and one's own after the right is gone",
  routes: [
    'GET /api/operations',
    'GET /api/operations/:id',
    'POST /api/operations/:id/cancel',
    'POST /api/operations/:id/undo',
    'GET /api/imports/:id',
    'POST /api/imports/:id/cancel',
    'GET /api/imports',
    'POST /api/imports/inspect',
    'POST /api/imports/files/:id/inspect',
    'POST /api/imports/files/:id/preview',
    'POST /api/imports/files/:id/start',
    'DELETE /api/imports/files/:id',
    'GET /api/imports/mappings',
    'POST /api/imports/mappings',
    'DELETE /api/imports/mappings/:id',
  ],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'em');
    const em = (url: string, payload: object | string, headers = {}) => stage.call(idOf('user', 'em'), { method: 'POST', url, payload, headers });
    const made = await em('/api/records/ticket', { subject: 'Of em' });
    const imported = await em('/api/imports?mapping=accounts_by_code&dry_run=1', 'Code,Name\nX-1,X\n', { 'content-type': 'text/csv' });
    await stage.imports.settled();
    const staged = (await em('/api/imports/inspect?file_name=x.csv', 'Code,Name\nX-1,X\n', { 'content-type': 'text/csv' })).json<{
      file: string;
      fingerprint: string;
      mapping: object;
    }>();
    const saved = (await em('/api/imports/mappings', { name: 'Of em', fingerprint: staged.fingerprint, document: staged.mapping })).json<{ id: string }>();
    const mai = await asMai(stage, 'owns');
    await stagedOfOthers(found, mai, staged, saved.id);
    found.same('imports of others, listed', 0, await importsOfOthers(stage, (await mai('GET', '/api/imports')).json<{ items: Operation[] }>().items));
    const { items } = (await mai('GET', '/api/operations')).json<{ items: Operation[] }>();
    found.same(
      'operations of others',
      false,
      items.some(({ id }) => id === made.headers['trellis-operation']),
    );
    found.same('undo of others', 404, (await mai('POST', `/api/operations/${String(made.headers['trellis-operation'])}/undo`, {})).statusCode);
    found.same('one of others', 404, (await mai('GET', `/api/operations/${String(made.headers['trellis-operation'])}`)).statusCode);
    found.same('cancelling one of others', 404, (await mai('POST', `/api/operations/${String(made.headers['trellis-operation'])}/cancel`, {})).statusCode);
    found.same('imports of others', 404, (await mai('GET', `/api/imports/${imported.json<{ id: string }>().id}`)).statusCode);
    found.same('cancelling of others', 404, (await mai('POST', `/api/imports/${imported.json<{ id: string }>().id}/cancel`, {})).statusCode);
    const own = await mai('DELETE', `/api/records/ticket/${idOf('ticket', 'own')}`);
    const without = await asMai(stage, 'names');
    found.same('undo without the right', 403, (await without('POST', `/api/operations/${String(own.headers['trellis-operation'])}/undo`, {})).statusCode);
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};
