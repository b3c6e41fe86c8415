import { idOf } from '../office-records.ts';
import { account, asMai, type Body, Findings, type Probe } from './probe.ts';

const octets = { 'content-type': 'application/octet-stream' };

/** Nobody writes beside a record that they do not see, changes another's comment, or the files of a record that they may not change. */
export const besideRecords: Probe = {
  name: 'writing beside records',
  routes: [
    'POST /api/records/:object/:id/comments',
    'PATCH /api/records/:object/:id/comments/:comment',
    'DELETE /api/records/:object/:id/comments/:comment',
    'POST /api/records/:object/:id/comments/:comment/restore',
    'POST /api/records/:object/:id/attachments',
    'DELETE /api/records/:object/:id/attachments/:attachment',
    'POST /api/records/:object/:id/attachments/:attachment/restore',
    'PUT /api/records/:object/:id/watch',
  ],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'owns', 'shared');
    const status = async (method: 'POST' | 'PATCH' | 'DELETE', name: string, path: string, body?: object): Promise<number> =>
      (await mai(method, `${account(name)}/${path}`, body ?? {}, path.startsWith('attachments?') ? octets : {})).statusCode;
    for (const name of ['none', 'ghost', 'gone_own']) {
      found.same(`comment on ${name}`, 404, await status('POST', name, 'comments', { text: 'x' }));
      found.same(`comment of ${name}`, 404, await status('DELETE', name, `comments/${idOf('comment', name)}`));
      found.same(`file of ${name}`, 404, await status('POST', name, 'attachments?file_name=x', Buffer.from('x')));
      found.same(`deleting a file of ${name}`, 404, await status('DELETE', name, `attachments/${idOf('attachment', name)}`));
      found.same(`restoring a file of ${name}`, 404, await status('POST', name, `attachments/${idOf('attachment', name)}/restore`));
      const watch = await stage.call(idOf('user', 'mai'), { method: 'PUT', url: `${account(name)}/watch`, payload: { state: 'muted' } });
      found.same(`muting ${name}`, 404, watch.statusCode);
    }
    found.same("another's comment of a hidden record by a shown one", 404, await status('PATCH', 'own', `comments/${idOf('comment', 'none')}`, { text: 'x' }));
    found.same("a hidden record's file by a shown one", 404, await status('DELETE', 'own', `attachments/${idOf('attachment', 'none')}`));
    found.same("another's comment", 403, await status('PATCH', 'own', `comments/${idOf('comment', 'own')}`, { text: 'x' }));
    found.same("deleting another's comment", 403, await status('DELETE', 'own', `comments/${idOf('comment', 'own')}`));
    found.same("restoring another's comment that is there", 404, await status('POST', 'own', `comments/${idOf('comment', 'own')}/restore`));
    // Seen by a share that opens it to reading only.
    found.same('commenting what one may read', 201, await status('POST', 'shared', 'comments', { text: 'x' }));
    found.same('a file beside what one may not change', 403, await status('POST', 'shared', 'attachments?file_name=x', Buffer.from('x')));
    found.same('deleting such a file', 403, await status('DELETE', 'shared', `attachments/${idOf('attachment', 'shared')}`));
    await stage.reset();
    return found.differences;
  },
};

/** Notifications are the own ones, about records that one may open now. */
export const ownNotifications: Probe = {
  name: 'notifications',
  routes: [
    'GET /api/notifications',
    'GET /api/notifications/count',
    'POST /api/notifications/read',
    'GET /api/notifications/settings',
    'PATCH /api/notifications/settings',
  ],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'owns_accounts', 'names');
    const list = (await mai('GET', '/api/notifications?limit=200')).json<{ items: (Body & { items: Body[] })[] }>().items;
    const told = list.map(({ record }) => stage.nameOf(String(record)));
    const listed = (await mai('GET', '/api/records/account?limit=200&fields=id')).json<{ items: Body[] }>().items.map(({ id }) => stage.nameOf(String(id)));
    found.same('records', [...listed].sort(), [...told].sort());
    found.same('one each', [1], [...new Set(list.map(({ items }) => items.length))]);
    found.same('count', listed.length, (await mai('GET', '/api/notifications/count')).json<Body>().unread);
    const marked = await mai('POST', '/api/notifications/read', { read: true });
    found.same('marked', 0, marked.json<Body>().unread);
    await mai('PATCH', '/api/notifications/settings', { muted_kinds: ['mention'] });
    const em = await stage.call(idOf('user', 'em'), { method: 'GET', url: '/api/notifications/settings' });
    found.same("others' settings", [], em.json<Body>().muted_kinds);
    await stage.reset();
    return found.differences;
  },
};
