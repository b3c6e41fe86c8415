import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument, RoleDocument } from '../../schemas/generated/metadata.ts';

type Options = NonNullable<FieldDocument['options']>;

const label = (text: string) => ({ en: text, vi: text });

function field(place: string, type: FieldDocument['type'], options?: Options, rest: Partial<FieldDocument> = {}): FieldDocument {
  const [object = '', name = ''] = place.split('.');
  return { kind: 'field', name: place, object, field: name, type, label: label(`${object} ${name}`), ...(options ? { options } : {}), ...rest };
}

function object(name: string, title: string, rest: object = {}): MetadataDocument {
  return { kind: 'object', name, label: label(name), plural: label(`${name}s`), title, ...rest } as MetadataDocument;
}

function choices(...keys: string[]): Options {
  return { choices: keys.map((key) => ({ key, label: label(key) })) };
}

const account: readonly MetadataDocument[] = [
  object('account', 'name', {
    territories: true,
    unique: [{ name: 'secret_per_tier', fields: ['secret', 'tier'] }],
    validations: [
      { name: 'cost_in_bounds', condition: 'cost < 5000 || ISBLANK(cost)', message: label('Too dear.'), field: 'cost' },
      { name: 'has_score', condition: 'score < 1000 || ISBLANK(score)', message: label('Score.'), field: 'score' },
    ],
    duplicates: [
      { name: 'same_phone', label: label('Same phone'), fields: ['phone'] },
      { name: 'same_secret', label: label('Same secret'), fields: ['secret', 'tier'] },
      { name: 'same_contact', label: label('Same contact'), fields: ['contacts'] },
      { name: 'same_name', label: label('Same name'), fields: ['name'] },
    ],
    record_types: [{ name: 'plain', label: label('Plain'), choices: { tier: ['new', 'gold'] } }],
  }),
  field('account.name', 'text', { max_length: 80 }, { required: true, searchable: true }),
  field('account.code', 'text', undefined, { unique: true }),
  field('account.phone', 'phone', undefined, { searchable: true }),
  field('account.mobile', 'phone'),
  field('account.price', 'money'),
  field('account.cost', 'money'),
  field('account.margin', 'formula', { expression: 'price - cost', result: 'money', currency_field: 'price' }),
  field('account.verdict', 'formula', { expression: 'IF(margin > 100, "good", "poor")', result: 'text' }),
  field('account.shown_margin', 'formula', { expression: 'price - cost', result: 'number', exposes: 'result' }),
  field('account.score', 'integer'),
  field('account.tier', 'choice', choices('new', 'gold')),
  field('account.labels', 'tags'),
  field('account.since', 'date'),
  field('account.seen', 'datetime'),
  field('account.active', 'boolean', undefined, { visible_when: 'cost > 0' }),
  field('account.secret', 'text', undefined, { searchable: true }),
  field('account.keys', 'external_keys'),
  field('account.contacts', 'identities', { channels: ['zalo', 'email'] }),
  field('account.photo', 'file'),
  field('account.parent', 'link', { object: 'account', on_delete: 'clear' }),
  field('account.partners', 'links', { object: 'account', on_delete: 'clear' }),
  field('account.rep', 'user'),
  field('account.deal_count', 'roll_up', { object: 'deal', link: 'account', function: 'count' }),
  field('account.won_sum', 'roll_up', { object: 'deal', link: 'account', function: 'sum', field: 'amount', filter: 'stage = "won"' }),
  field('account.best_deal', 'roll_up', { object: 'deal', link: 'account', function: 'max', field: 'amount' }),
  field('account.silent_deals', 'roll_up', { object: 'deal', link: 'account', function: 'count', filter: 'ISBLANK(note)' }),
  field('account.all_deals', 'roll_up', { object: 'deal', link: 'account', function: 'count', stored: true, exposes: 'all_records' }),
  field('account.last_note', 'roll_up', { object: 'deal', link: 'account', function: 'last', field: 'note', by: 'amount' }),
  field('account.first_amount', 'roll_up', { object: 'deal', link: 'account', function: 'first', field: 'amount', by: 'created_at', filter: 'stage != "won"' }),
  field('account.usual_stage', 'roll_up', { object: 'deal', link: 'account', function: 'mode', field: 'stage' }),
  field('account.kept_stage', 'roll_up', {
    object: 'deal',
    link: 'account',
    function: 'last',
    field: 'stage',
    by: 'amount',
    stored: true,
    exposes: 'all_records',
  }),
  field('account.busy', 'formula', { expression: 'deal_count * 10', result: 'number' }),
];

const deal: readonly MetadataDocument[] = [
  object('deal', 'name'),
  field('deal.name', 'text', { max_length: 80 }, { required: true, searchable: true }),
  field('deal.account', 'link', { object: 'account', on_delete: 'refuse' }),
  field('deal.stage', 'choice', {
    choices: [...(choices('open', 'won').choices ?? []), { key: 'signed', label: label('Signed'), requires: ['note'], movers: ['gold'] }],
  }),
  field('deal.amount', 'money'),
  field('deal.note', 'long_text', undefined, { searchable: true }),
  field('deal.about', 'any_link', { objects: ['account', 'deal'], on_delete: 'clear' }),
  field('deal.account_score', 'formula', { expression: 'account.score * 2', result: 'number' }),
  field('deal.account_phone', 'formula', { expression: 'account.phone', result: 'text' }),
  field('deal.account_verdict', 'formula', { expression: 'CONCAT(account.verdict, "!")', result: 'text' }),
  field('deal.lines', 'lines', { object: 'deal_line', link: 'deal' }),
  field('deal.lines_total', 'roll_up', { object: 'deal_line', link: 'deal', function: 'sum', field: 'total' }),
];

const line: readonly MetadataDocument[] = [
  object('deal_line', 'product', { parent: 'deal', order: 'position' }),
  field('deal_line.deal', 'link', { object: 'deal', on_delete: 'cascade' }, { required: true }),
  field('deal_line.position', 'integer'),
  field('deal_line.product', 'text', undefined, { required: true }),
  field('deal_line.quantity', 'integer'),
  field('deal_line.price', 'money'),
  field('deal_line.cost', 'money'),
  field('deal_line.total', 'formula', { expression: 'quantity * price', result: 'money', currency_field: 'price' }),
  field('deal_line.supplier', 'link', { object: 'account', on_delete: 'keep' }),
];

const ticket: readonly MetadataDocument[] = [
  object('ticket', 'subject'),
  field('ticket.subject', 'text', undefined, { required: true, searchable: true }),
  field('ticket.regarding', 'any_link', { objects: ['account', 'deal'], on_delete: 'cascade' }),
  field('ticket.body', 'long_text'),
];

const screens: readonly MetadataDocument[] = [
  {
    kind: 'layout',
    name: 'account_main',
    object: 'account',
    label: label('Account'),
    header: ['phone', 'cost'],
    sections: [
      { label: label('Main'), fields: ['name', 'code', 'phone', 'price', 'cost', 'margin'] },
      { label: label('More'), fields: ['secret', 'tier'], visible_when: 'secret = "x"' },
    ],
    related: [{ object: 'deal', link: 'account', columns: ['name', 'amount', 'note'], sort: ['-amount', 'name'] }],
    timeline: [
      { object: 'deal', link: 'account', columns: ['amount', 'note'] },
      { object: 'ticket', link: 'regarding', columns: ['body'] },
    ],
  },
  { kind: 'view', name: 'account_all', object: 'account', label: label('All'), columns: ['name', 'secret', 'phone'], sort: ['-cost'], default: true },
  { kind: 'view', name: 'account_secret', object: 'account', label: label('Secret'), columns: ['name'], filter: 'secret = "x"' },
  { kind: 'view', name: 'deal_phones', object: 'deal', label: label('Phones'), columns: ['name', 'account.phone', 'account.cost'] },
  {
    kind: 'app',
    name: 'office',
    label: label('Office'),
    groups: [{ items: [{ object: 'account' }, { object: 'account', view: 'account_secret' }, { object: 'deal' }, { object: 'ticket' }] }],
  },
  {
    kind: 'mapping',
    name: 'accounts_by_code',
    label: label('By code'),
    records: [{ object: 'account', as: 'account', key: { fields: ['code'] }, fields: { code: 'Code', name: 'Name' } }],
  },
  {
    kind: 'mapping',
    name: 'accounts_by_key',
    label: label('By key'),
    source: 'old',
    records: [{ object: 'account', as: 'account', key: { external: 'keys', column: 'Key' }, fields: { name: 'Name' } }],
  } as MetadataDocument,
];

/** Screens beside lists and record pages; each names what some roles are not shown. */
const desks: readonly MetadataDocument[] = [
  {
    kind: 'home',
    name: 'today',
    label: label('Today'),
    cards: [
      { type: 'list', label: label('Accounts'), object: 'account', columns: ['name', 'secret'], sort: ['-cost'], done: { field: 'tier', value: 'gold' } },
      { type: 'number', label: label('Cost'), object: 'account', measure: { fn: 'sum', field: 'cost' } },
      { type: 'number', label: label('Secrets'), object: 'account', measure: { fn: 'count' }, filter: 'secret = "x"' },
      { type: 'actions', label: label('New'), actions: [{ create: 'account' }, { counter: 'till' }, { view: 'account_secret' }] },
    ],
  },
  {
    kind: 'counter',
    name: 'till',
    label: label('Till'),
    object: 'deal',
    values: { note: 'x' },
    lines: 'lines',
    line: { product: 'supplier', quantity: 'quantity', price: 'price', discount: 'cost' },
    product: { object: 'account', codes: ['code'], price: 'price' },
    customer: { link: 'account', object: 'account', phone: 'phone', name: 'name', values: { secret: 'x' } },
    promotions: { object: 'account', amount: 'price', filter: 'secret = "x"' },
    payment: { amount: 'amount', method: 'stage', values: { note: 'x' } },
  },
  {
    kind: 'print',
    name: 'card',
    label: label('Card'),
    object: 'account',
    paper: 'a5',
    blocks: [
      { type: 'text', text: label('{name} {secret}') },
      { type: 'fields', fields: ['name', 'secret'] },
      { type: 'rule', when: 'secret = "x"' },
    ],
  },
  {
    kind: 'conversion',
    name: 'to_deal',
    label: label('Deal'),
    object: 'account',
    steps: [{ as: 'made', object: 'deal', label: label('Deal'), values: { name: { from: 'name' }, note: { from: 'secret' }, account: { from: 'id' } } }],
    set: { secret: { value: 'x' } },
  },
];

type Grants = RoleDocument['grants'];

function role(name: string, grants: Grants): RoleDocument {
  return { kind: 'role', name, label: label(name), grants };
}

const everything: Grants[number]['actions'] = ['create', 'read', 'update', 'delete', 'export', 'bulk', 'import', 'share', 'merge'];
const reading: Grants[number]['actions'] = ['read', 'export'];

/** One role for each way in which rights are given; the matrix holds them alone and in pairs. */
export const proofRoles: readonly RoleDocument[] = [
  role('owns', [
    { object: 'account', actions: everything, rows: 'own' },
    { object: 'deal', actions: everything, rows: ['own'] },
    { object: 'deal_line', actions: everything, rows: ['inherit:deal'] },
    { object: 'ticket', actions: everything, rows: ['own', 'inherit:regarding'] },
  ]),
  role('names', [
    { object: 'account', actions: ['read'], rows: 'all', read: ['name', 'since', 'parent', 'partners'] },
    { object: 'deal', actions: ['read'], rows: 'all', read: ['name', 'account', 'about', 'account_score', 'account_phone', 'lines', 'lines_total'] },
  ]),
  role('no_costs', [
    { object: 'account', actions: [...reading, 'update', 'create'], rows: 'all', hide: ['cost', 'secret', 'keys'] },
    { object: 'deal', actions: [...reading, 'update', 'delete'], rows: 'all', hide: ['note'] },
    { object: 'deal_line', actions: ['read', 'create', 'update', 'delete'], rows: 'all', hide: ['cost'] },
    { object: 'ticket', actions: ['read'], rows: 'all' },
  ]),
  role('team', [
    { object: 'account', actions: [...reading, 'update'], rows: 'team' },
    { object: 'deal', actions: ['read', 'update'], rows: ['inherit:account'], hide: ['amount'] },
    { object: 'deal_line', actions: ['read'], rows: ['inherit:deal'] },
  ]),
  role('managed', [
    { object: 'account', actions: ['read'], rows: ['managed'], hide: ['mobile'] },
    { object: 'deal', actions: ['read'], rows: ['managed'] },
  ]),
  role('territory', [
    { object: 'account', actions: ['read', 'update', 'create'], rows: ['territory'] },
    { object: 'deal', actions: ['read', 'create', 'update'], rows: ['inherit:account'] },
  ]),
  role('shared', [
    { object: 'account', actions: ['read', 'update', 'delete'], rows: ['shared'], hide: ['cost'] },
    { object: 'deal', actions: ['read'], rows: ['shared', 'inherit:account'] },
    { object: 'ticket', actions: ['read'], rows: ['inherit:regarding'] },
  ]),
  role('masked', [
    { object: 'account', actions: reading, rows: 'all', mask: ['phone', 'cost', 'contacts'] },
    { object: 'deal', actions: reading, rows: 'all', mask: ['note'] },
  ]),
  role('finder', [{ object: 'account', actions: ['read', 'create', 'export'], rows: 'all', list: false, hide: ['cost'] }]),
  role('gold', [
    { object: 'account', actions: ['read', 'update', 'create', 'export'], rows: 'all', condition: 'tier = "gold"' },
    { object: 'deal', actions: ['read'], rows: 'all', condition: 'account.tier = "gold" && amount > 50' },
  ]),
  role('profit', [
    { object: 'account', actions: ['read'], rows: ['own', 'team'], condition: 'margin > 100 || all_deals > 1', read: ['name', 'margin', 'verdict'] },
  ]),
  role('anything', [
    { object: '*', actions: ['read'], rows: 'own' },
    { object: 'ticket', actions: ['read'], rows: 'all', read: ['subject'] },
  ]),
  role('blind_writer', [
    {
      object: 'account',
      actions: ['read', 'update', 'create', 'bulk', 'import'],
      rows: 'all',
      read: ['name', 'code'],
      write: ['name', 'code', 'secret', 'tier'],
    },
  ]),
  role('exports_own', [
    { object: 'account', actions: ['read'], rows: 'all', hide: ['secret'] },
    { object: 'account', actions: ['export'], rows: 'own' },
    { object: 'deal', actions: ['read', 'export'], rows: 'all' },
    { object: 'deal_line', actions: ['read'], rows: 'all' },
  ]),
  role('exports_lines', [
    { object: 'deal', actions: ['read', 'export'], rows: 'all' },
    { object: 'deal_line', actions: ['read'], rows: 'all' },
    { object: 'deal_line', actions: ['export'], rows: 'all', condition: 'quantity > 1' },
  ]),
  role('writes_some_lines', [
    { object: 'deal', actions: ['read', 'update'], rows: 'all' },
    { object: 'deal_line', actions: ['read', 'update', 'create', 'delete'], rows: 'all', condition: 'quantity > 1' },
  ]),
  role('restores_deals', [
    { object: 'account', actions: ['read'], rows: 'own' },
    { object: 'deal', actions: ['read', 'update', 'delete'], rows: 'all' },
  ]),
  role('owns_tickets', [{ object: 'ticket', actions: ['read'], rows: 'own' }]),
  role('owns_accounts', [{ object: 'account', actions: ['read', 'update', 'delete'], rows: 'own' }]),
  role('lines_apart', [{ object: 'deal', actions: ['read'], rows: 'all', hide: ['lines'] }]),
  role('links_apart', [
    { object: 'account', actions: ['read'], rows: 'all' },
    { object: 'deal', actions: ['read'], rows: 'all', hide: ['account'] },
    { object: 'deal', actions: ['read'], rows: 'own' },
  ]),
  role('writes_by_tier', [
    { object: 'account', actions: ['read', 'update'], rows: 'all', hide: ['cost'] },
    { object: 'account', actions: ['read', 'update'], rows: 'all', condition: 'tier = "gold"' },
  ]),
  role('owns_photos', [
    { object: 'account', actions: ['read'], rows: 'all', hide: ['photo'] },
    { object: 'account', actions: ['read', 'update'], rows: 'own' },
    { object: 'deal', actions: ['read', 'update'], rows: 'all' },
  ]),
  role('imports', [
    { object: 'account', actions: ['read', 'update', 'create', 'import'], rows: 'all', hide: ['code', 'keys'] },
    { object: 'account', actions: ['read', 'update', 'create', 'import'], rows: 'own' },
  ]),
  role('merges', [
    {
      object: 'account',
      actions: ['read', 'update', 'delete', 'merge'],
      rows: 'all',
      read: ['name', 'tier', 'since', 'labels'],
      write: ['name', 'tier', 'secret', 'cost'],
    },
    { object: 'account', actions: ['read'], rows: 'all', condition: 'tier = "gold"' },
  ]),
  role('shares_own', [{ object: 'account', actions: ['read', 'update', 'share'], rows: ['own'] }]),
  role('sells', [
    { object: 'account', actions: ['read', 'update'], rows: 'all', read: ['name', 'code', 'price', 'phone', 'since'] },
    { object: 'deal', actions: ['read', 'create', 'update'], rows: 'all', hide: ['note'] },
    { object: 'deal_line', actions: ['read', 'create', 'update'], rows: 'all', hide: ['cost'] },
  ]),
  role('nothing', [{ object: 'account', actions: ['read'], rows: [] }]),
];

/** A small office: accounts with deals, lines and tickets, and each kind of field, link and roll-up that rights have to hold for. */
export const proofDocuments: readonly MetadataDocument[] = [
  ...account,
  ...deal,
  ...line,
  ...ticket,
  ...screens,
  ...desks,
  { kind: 'role', name: 'admin', label: label('Admin'), admin: true, grants: [] },
  ...proofRoles,
];
