import { idOf } from '../../office-records.ts';

/** Objects that are asked after; one of them there is not. */
export const objects = ['account', 'deal', 'deal_line', 'ticket', 'user', 'ghost'] as const;
export const writtenObjects = ['account', 'deal', 'ticket'] as const;

/** Paths that are asked after, by object; some there are not. */
export const paths: Readonly<Record<string, readonly string[]>> = {
  account:
    'id owner created_at updated_by version name code phone mobile price cost margin verdict score tier labels since seen active secret keys contacts photo parent partners rep deal_count won_sum best_deal silent_deals busy ghost parent.name parent.cost parent.secret parent.margin rep.email partners.name price.currency parent.parent.phone parent.deal_count'.split(
      ' ',
    ),
  deal: 'id name account stage amount note about account_score account_phone account_verdict lines lines_total created_by owner account.name account.cost account.phone account.secret account.margin account.best_deal account.parent.cost account.rep.email amount.currency'.split(
    ' ',
  ),
  deal_line: 'id deal position product quantity price cost total supplier deal.amount deal.note supplier.cost supplier.name deal.account.secret'.split(' '),
  ticket: 'id subject regarding body owner owner.email'.split(' '),
  user: 'id name email active'.split(' '),
  ghost: ['x'],
};

const money = { amount: '777', currency: 'VND' };

/** What is written, by object. Not who owns a record: whoever may take one over is shown by right what is shown to owners. */
export const edits: Readonly<Record<string, readonly object[]>> = {
  account: [
    { name: 'Renamed', secret: 'x' },
    { name: 'Renamed' },
    { secret: 'x' },
    { secret: 'other secret 3' },
    { cost: money },
    { cost: null, price: money },
    { phone: '0911111111' },
    { tier: 'gold' },
    { code: 'HN-77' },
    { partners: [idOf('account', 'own')] },
    { partners: [] },
    { parent: idOf('account', 'none'), name: 'Child' },
    { parent: idOf('account', 'stranger') },
    { parent: idOf('account', 'own'), name: 'Child' },
    { keys: [{ source: 'old', key: 'K10' }], name: 'Key' },
    { active: true, ghost: 1 },
  ],
  deal: [
    { name: 'Renamed' },
    { amount: money },
    { note: 'touched' },
    { account: idOf('account', 'own'), name: 'On own' },
    { account: idOf('account', 'none'), name: 'On none' },
    { about: { object: 'account', id: idOf('account', 'none') }, name: 'About' },
    { about: { object: 'deal', id: idOf('deal', 'stranger') }, name: 'About' },
    { lines: [{ product: 'P', quantity: 2 }], name: 'Lines' },
    { lines: [{ id: idOf('deal_line', 'own_on_own 0'), quantity: 9 }] },
    { lines: [] },
  ],
  ticket: [{ subject: 'Renamed' }, { body: 'touched', subject: 'T' }, { regarding: { object: 'account', id: idOf('account', 'none') }, subject: 'T' }],
};

/** Ids of new records: of those that are taken in both worlds, or in none. */
export const freshNames = ['new1', 'new2', 'none'] as const;

/** With whom records are shared: not with the one who looks. */
export const subjects = [
  `user:${idOf('user', 'lone')}`,
  `user:${idOf('user', 'nobody')}`,
  `team:${idOf('team', 'company')}`,
  'role:shared',
  'role:ghost',
] as const;
