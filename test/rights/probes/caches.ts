import { idOf } from '../office-records.ts';
import { asMai, type Body, Findings, type Probe } from './probe.ts';

/** What was compiled for one person is not used for another. */
export const sharedCompilation: Probe = {
  name: 'the same list, asked by an administrator and then by somebody with one role',
  routes: ['GET /api/records/:object'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'lone');
    const mai = await asMai(stage, 'names');
    const url = '/api/records/account?sort=name&limit=200';
    await stage.call(idOf('user', 'lone'), { method: 'GET', url });
    const { items } = (await mai('GET', url)).json<{ items: Body[] }>();
    found.same(
      'members',
      [],
      [...new Set(items.flatMap((item) => Object.keys(item)))].filter((name) => !['id', 'version', 'name', 'since', 'parent', '_hidden'].includes(name)),
    );
    await stage.as([], 'lone');
    return found.differences;
  },
};

const lines = (body: unknown): number => (body as { lines?: unknown[] }[]).reduce((sum, item) => sum + (item.lines?.length ?? 0), 0);

/** What was compiled for a list is not used for an export. */
export const exportedLines: Probe = {
  name: 'lines in a list and then in a file',
  routes: ['POST /api/records/:object/export'],
  async run(stage) {
    const found = new Findings();
    const some = await asMai(stage, 'exports_lines');
    const listed = (await some('GET', '/api/records/deal?fields=lines&limit=200')).json<{ items: { lines: unknown[] }[] }>();
    const file = await some('POST', '/api/records/deal/export', { format: 'json', fields: ['lines'], reason: 'A probe' });
    found.same('lines in the list', 14, lines(listed.items));
    found.same('lines in the file', 3, lines(file.json()));
    const none = await asMai(stage, 'exports_own');
    const [first] = (await none('POST', '/api/records/deal/export', { format: 'json', fields: ['lines'], reason: 'A probe' })).json<Body[]>();
    found.same('lines that may not be exported', ['lines'], first?._hidden);
    return found.differences;
  },
};
