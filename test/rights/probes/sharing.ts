import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';
import { account, asMai, type Body, Findings, type Probe } from './probe.ts';

const toLone = (...can: string[]) => ({ subject: `user:${idOf('user', 'lone')}`, can });

async function idOfShare(stage: Stage, name: string): Promise<string> {
  const { items } = (await stage.call(idOf('user', 'em'), { method: 'GET', url: `${account(name)}/shares` })).json<{ items: Body[] }>();
  return String(items[0]?.id);
}

/** Nobody shares what they do not see, nor more than they may do, and takes no share back that is none of theirs. */
export const sharing: Probe = {
  name: 'sharing single records',
  routes: ['POST /api/records/:object/:id/shares', 'DELETE /api/records/:object/:id/shares/:share'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['admin'], 'em');
    const ofHidden = await idOfShare(stage, 'none');
    const ofSeen = await idOfShare(stage, 'shared');
    const mai = await asMai(stage, 'shares_own', 'shared');
    const status = async (name: string, body: object): Promise<number> => (await mai('POST', `${account(name)}/shares`, body)).statusCode;
    found.same('of a hidden record', 404, await status('none', toLone('read')));
    found.same('of none', 404, await status('ghost', toLone('read')));
    found.same('of one in the trash', 404, await status('gone_own', toLone('read')));
    found.same('of one seen by a share', 403, await status('shared', toLone('read')));
    found.same('of what one may do', 201, await status('own_root', toLone('read', 'update')));
    found.same('of more', 403, await status('own', toLone('read', 'update', 'delete')));
    const remove = async (name: string, share: string): Promise<number> => (await mai('DELETE', `${account(name)}/shares/${share}`)).statusCode;
    found.same('taking one of a hidden record', 404, await remove('none', ofHidden));
    found.same('taking one of a hidden record by another', 404, await remove('own_root', ofHidden));
    found.same("taking another's of one that is only seen", 403, await remove('shared', ofSeen));
    await stage.reset();
    await stage.as([], 'em');
    return found.differences;
  },
};

interface Told {
  readonly trace: { readonly parts: readonly { readonly grants: readonly { readonly role: { readonly name: string }; readonly condition: Body | null }[] }[] };
}

/** Why somebody does not see a cell, without a word of what hidden cells hold, or of fields that they see nowhere. */
export const explaining: Probe = {
  name: 'the reasons for what is hidden',
  routes: ['GET /api/access/why'],
  async run(stage) {
    const found = new Findings();
    const condition = async (roles: readonly string[], role: string, field: string): Promise<unknown> => {
      const mai = await asMai(stage, ...roles);
      const answer = await mai('GET', `/api/access/why?object=account&record=${idOf('account', 'own_plain')}&field=${field}`);
      const grants = answer.json<Told>().trace.parts.flatMap((part) => part.grants);
      const told = grants.find((grant) => grant.role.name === role)?.condition;
      return [told?.source, told?.allowed];
    };
    // The tier of this account is not shown to her: not golden, for all she knows.
    found.same('a condition over a cell that is hidden', ["tier == 'gold'", null], await condition(['names', 'gold'], 'gold', 'cost'));
    found.same('a condition over fields that are hidden', [null, null], await condition(['names', 'profit'], 'profit', 'name'));
    await stage.as([], 'mai');
    return found.differences;
  },
};
