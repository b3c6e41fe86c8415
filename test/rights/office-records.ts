import { createHash } from 'node:crypto';

/** The id of the thing of that name: the same in every run and every world. */
export function idOf(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind} ${name}`).digest('hex');
  return `019a0000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}

/** People of the office. `mai` is in the team Sales, above Retail; an reports to mai, binh to an, chi to binh, dung to chi. `lone` is nobody's. */
export const staff = ['mai', 'an', 'binh', 'chi', 'dung', 'em', 'lone'] as const;
type Staff = (typeof staff)[number];

export interface OfficeRecord {
  readonly object: string;
  readonly name: string;
  readonly owner: Staff | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly trashed?: boolean;
}

const money = (amount: number, currency = 'VND') => ({ amount: String(amount), currency });
const at = (object: string, name: string) => idOf(object, name);

interface Shape {
  readonly owner: Staff | null;
  readonly trashed?: boolean;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Accounts by how they come to lie within or outside of mai's reach. */
const accounts: Readonly<Record<string, Shape>> = {
  own: { owner: 'mai', values: { tier: 'gold', secret: 'x', partners: [at('account', 'none')] } },
  own_plain: {
    owner: 'mai',
    values: { tier: 'new', parent: at('account', 'none'), partners: [at('account', 'team'), at('account', 'none'), at('account', 'gone_none')] },
  },
  own_blank: {
    owner: 'mai',
    values: { phone: null, mobile: null, price: null, cost: null, score: null, since: null, secret: null, contacts: null, keys: null },
  },
  colleague: { owner: 'an', values: { tier: 'gold', parent: at('account', 'own') } },
  team: { owner: 'an', values: { score: 90, cost: money(20) } },
  managed: { owner: 'chi', values: { tier: 'gold', mobile: null } },
  too_deep: { owner: 'dung' },
  land: { owner: 'em', values: { labels: ['north'], tier: 'gold' } },
  by_hand: { owner: 'em' },
  shared: { owner: 'em', values: { secret: 'shared secret' } },
  shared_team: { owner: 'em', values: { parent: at('account', 'shared') } },
  shared_role: { owner: 'dung' },
  expired: { owner: 'em' },
  ruled: { owner: 'em', values: { score: 99, tier: 'gold' } },
  none: { owner: 'em', values: { secret: 'x2', score: 77 } },
  none_gold: { owner: 'em', values: { tier: 'gold', cost: money(900), price: money(1000, 'USD'), parent: at('account', 'none') } },
  own_root: { owner: 'mai' },
  child_none: { owner: 'em', values: { parent: at('account', 'own_root') } },
  nobodys: { owner: null, values: { tier: null, active: null } },
  gone_own: { owner: 'mai', trashed: true },
  gone_team: { owner: 'an', trashed: true, values: { tier: 'gold' } },
  gone_none: { owner: 'em', trashed: true, values: { tier: 'gold' } },
};

interface DealShape extends Shape {
  readonly account?: string;
  readonly lines?: number;
}

const deals: Readonly<Record<string, DealShape>> = {
  own_on_own: { owner: 'mai', account: 'own', lines: 2, values: { stage: 'won', about: { object: 'account', id: at('account', 'none') } } },
  own_on_none: { owner: 'mai', account: 'none', lines: 1, values: { stage: 'won' } },
  own_alone: { owner: 'mai', lines: 0, values: { note: null } },
  team_on_own: { owner: 'an', account: 'own', lines: 1, values: { note: null, about: { object: 'account', id: at('account', 'own') } } },
  team_on_team: { owner: 'an', account: 'team', lines: 2, values: { stage: 'won' } },
  none_on_own: { owner: 'em', account: 'own', lines: 1, values: { amount: money(5, 'USD'), stage: 'won', note: null } },
  none_on_land: { owner: 'em', account: 'land', lines: 1, values: { stage: 'won' } },
  none_on_shared: { owner: 'em', account: 'shared', lines: 1, values: { about: { object: 'deal', id: at('deal', 'own_on_own') } } },
  none_on_none: { owner: 'em', account: 'none', lines: 2, values: { stage: 'won', note: null } },
  none_on_gold: { owner: 'em', account: 'none_gold', lines: 1 },
  on_managed: { owner: 'binh', account: 'managed', lines: 1, values: { amount: null } },
  shared_deal: { owner: 'em', account: 'none', lines: 1 },
  gone_on_own: { owner: 'mai', account: 'own', trashed: true },
  gone_on_none: { owner: 'em', account: 'none', trashed: true },
};

const tickets: Readonly<Record<string, Shape>> = {
  own: { owner: 'mai' },
  on_own: { owner: 'em', values: { regarding: { object: 'account', id: at('account', 'own') } } },
  on_shared: { owner: 'em', values: { regarding: { object: 'account', id: at('account', 'shared') } } },
  on_none: { owner: 'em', values: { regarding: { object: 'account', id: at('account', 'none') } } },
  on_own_root: { owner: 'em', values: { regarding: { object: 'account', id: at('account', 'own_root') } } },
  on_deal: { owner: 'em', values: { regarding: { object: 'deal', id: at('deal', 'own_on_own') } } },
  on_hidden_deal: { owner: 'em', values: { regarding: { object: 'deal', id: at('deal', 'none_on_none') } } },
};

function accountRecord(name: string, { owner, trashed, values }: Shape, index: number): OfficeRecord {
  const digits = String(index + 10).padStart(2, '0');
  const standard = {
    name: `Account ${name.replaceAll('_', ' ')}`,
    code: `${name === 'land' ? 'HN' : 'AC'}-${digits}`,
    phone: `09123456${digits}`,
    mobile: `09876543${digits}`,
    price: money(200 + 7 * index),
    cost: money(30 * index),
    score: 10 * (index % 7),
    tier: 'new',
    labels: [`label${index % 3}`],
    since: `2020-0${(index % 9) + 1}-15`,
    seen: `2026-01-${digits}T03:00:00.000Z`,
    active: index % 2 === 0,
    secret: `secret of ${name.replaceAll('_', ' ')}`,
    keys: [{ source: 'old', key: `K${digits}` }],
    contacts: [{ channel: 'zalo', value: `zalo${digits}` }],
    rep: idOf('user', index % 2 === 0 ? 'mai' : 'em'),
  };
  return { object: 'account', name, owner, values: { ...standard, ...values }, ...(trashed ? { trashed } : {}) };
}

function dealRecord(name: string, { owner, trashed, values, account, lines = 0 }: DealShape, index: number): OfficeRecord {
  const standard = {
    name: `Deal ${name.replaceAll('_', ' ')}`,
    account: account === undefined ? null : at('account', account),
    stage: 'open',
    amount: money(100 + 11 * index),
    note: `note of ${name.replaceAll('_', ' ')}`,
    lines: Array.from({ length: lines }, (_, place) => ({
      id: idOf('deal_line', `${name} ${place}`),
      product: `Product ${place}`,
      quantity: place + 1,
      price: money(10 + index),
      cost: money(5 + index),
      supplier: at('account', place === 0 ? 'none' : 'own'),
    })),
  };
  return { object: 'deal', name, owner, values: { ...standard, ...values }, ...(trashed ? { trashed } : {}) };
}

function ticketRecord(name: string, { owner, values }: Shape): OfficeRecord {
  return { object: 'ticket', name, owner, values: { subject: `Ticket ${name.replaceAll('_', ' ')}`, body: `body of ${name}`, ...values } };
}

/** Every record, in an order in which each may name those before it; links to later ones are set by a second write. */
export function officeRecords(): readonly OfficeRecord[] {
  return [
    ...Object.entries(accounts).map(([name, shape], index) => accountRecord(name, shape, index)),
    ...Object.entries(deals).map(([name, shape], index) => dealRecord(name, shape, index)),
    ...Object.entries(tickets).map(([name, shape]) => ticketRecord(name, shape)),
  ];
}
