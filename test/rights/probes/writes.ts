import { idOf } from '../office-records.ts';
import { account, asMai, type Body, deal, Findings, type Probe } from './probe.ts';

const version = (body: unknown): unknown => (body as Body).version;
const idsOf = (entries: unknown): readonly string[] => ((entries ?? []) as { id: string }[]).map(({ id }) => id);

/** Whoever writes a field without being shown it does not learn from the version what stood there. */
export const blindGuess: Probe = {
  name: 'writing a hidden field with the value that it has, and with another',
  routes: ['PATCH /api/records/:object/:id'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'blind_writer');
    const before = Number(version((await mai('GET', account('own'))).json()));
    found.same('after the value that it has', before + 1, version((await mai('PATCH', account('own'), { secret: 'x' })).json()));
    await stage.reset();
    found.same('after another', before + 1, version((await mai('PATCH', account('own'), { secret: 'y' })).json()));
    await stage.reset();
    return found.differences;
  },
};

/** A list of links holds entries that its writer is not shown; lines likewise. */
export const unseenEntries: Probe = {
  name: 'writing links and lines of which some are hidden',
  routes: ['PATCH /api/records/:object/:id'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'owns', 'team');
    const read = (await mai('GET', account('own_plain'))).json<Body>();
    found.same('links shown', [idOf('account', 'team')], idsOf(read.partners));
    const same = await mai('PATCH', account('own_plain'), { partners: [idOf('account', 'team')] });
    found.same('version after writing what is shown', read.version, version(same.json()));
    await mai('PATCH', account('own_plain'), { partners: [] });
    await stage.as(['admin']);
    const kept = await stage.call(idOf('user', 'mai'), { method: 'GET', url: account('own_plain') });
    found.same('links that stay', [idOf('account', 'none')], idsOf(kept.json<Body>().partners));
    await stage.reset();
    return found.differences;
  },
};

export const unseenLines: Probe = {
  name: 'writing the lines of a record of which some are hidden',
  routes: ['PATCH /api/records/:object/:id'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'writes_some_lines');
    const shown = idsOf((await mai('GET', deal('own_on_own'))).json<Body>().lines);
    found.same('lines shown', [idOf('deal_line', 'own_on_own 1')], shown);
    const answer = await mai('PATCH', deal('own_on_own'), { lines: [{ id: shown[0], quantity: 7 }] });
    found.same('status', 200, answer.statusCode);
    await stage.as(['admin']);
    const all = await stage.call(idOf('user', 'mai'), { method: 'GET', url: deal('own_on_own') });
    found.same('lines that there are', 2, idsOf(all.json<Body>().lines).length);
    await stage.reset();
    return found.differences;
  },
};

/** A conflict names what clashed only as far as its reader is shown it. */
export const conflictNames: Probe = {
  name: 'a conflict over fields of which one is hidden',
  routes: ['DELETE /api/records/:object/:id'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'em');
    const mai = await asMai(stage, 'no_costs');
    const before = Number(version((await mai('GET', deal('own_alone'))).json()));
    await stage.call(idOf('user', 'em'), { method: 'PATCH', url: deal('own_alone'), payload: { note: 'changed meanwhile', stage: 'won' } });
    const refused = (await mai('DELETE', deal('own_alone'), undefined, { 'if-match': `"${before}"` })).json<Body>();
    found.same('fields', ['stage'], refused.fields);
    found.same(
      'pointers',
      ['/stage'],
      (refused.issues as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer),
    );
    found.same('base', ['stage'], Object.keys((refused.base ?? {}) as Body));
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};

/** A record that comes back must not point into the trash; of what it points to nothing is told that is hidden. */
export const trashedTitle: Probe = {
  name: 'restoring a deal of an account in the trash that is hidden',
  routes: ['POST /api/records/:object/:id/restore'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'em');
    const boss = (method: 'DELETE' | 'PATCH', url: string, payload?: object) =>
      stage.call(idOf('user', 'em'), { method, url, ...(payload ? { payload } : {}) });
    await boss('DELETE', deal('none_on_gold'));
    await boss('DELETE', account('none_gold'));
    const mai = await asMai(stage, 'restores_deals');
    const answer = await mai('POST', `${deal('none_on_gold')}/restore`, {});
    found.same('status', 409, answer.statusCode);
    found.same('names the account', false, answer.body.includes('Account none gold'));
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};

/** Who may not move a record into a stage is refused, and not told what the stage asks for. */
export const foreignStage: Probe = {
  name: 'moving a record into a stage of others',
  routes: ['PATCH /api/records/:object/:id', 'POST /api/records/:object'],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'sells');
    const codes = (body: Body): unknown => ((body.issues ?? []) as { code: string }[]).map(({ code }) => code);
    const moved = await mai('PATCH', deal('own_on_own'), { stage: 'signed' });
    found.same('moving', [403, ['stage_mover']], [moved.statusCode, codes(moved.json<Body>())]);
    await stage.reset();
    const made = await mai('POST', '/api/records/deal', { name: 'New', stage: 'signed' });
    found.same('creating', [403, ['stage_mover']], [made.statusCode, codes(made.json<Body>())]);
    await stage.reset();
    return found.differences;
  },
};
