import type { MetadataDocument } from '../../../engine/metadata/model.ts';
import type { FieldDocument } from '../../../schemas/generated/metadata.ts';

type FieldRest = Pick<FieldDocument, 'type'> & Partial<FieldDocument>;

const both = (text: string) => ({ en: text, vi: text });

function object(name: string, plural: string, title: string): MetadataDocument {
  return { kind: 'object', name, label: both(name), plural: both(plural), title };
}

/** A field of the bench; also those that are added while it runs. */
export function benchField(owner: string, field: string, rest: FieldRest): FieldDocument {
  return { kind: 'field', name: `${owner}.${field}`, object: owner, field, label: both(field), ...rest };
}

function fields(owner: string, types: Readonly<Record<string, FieldRest>>): readonly FieldDocument[] {
  return Object.entries(types).map(([name, rest], index) => benchField(owner, name, { order: index + 1, ...rest }));
}

const text: FieldRest = { type: 'text' };
const found: FieldRest = { type: 'text', searchable: true };
const money: FieldRest = { type: 'decimal', options: { scale: 2 } };
const link = (to: string): FieldRest => ({ type: 'link', options: { object: to, on_delete: 'clear' } });
const choice = (...keys: string[]): FieldRest => ({ type: 'choice', options: { choices: keys.map((key) => ({ key, label: both(key) })) } });

/** The same columns as in the harness's seed-schema.sql; owner and created_at are standard fields. */
export const benchDocuments: readonly MetadataDocument[] = [
  object('account', 'accounts', 'name'),
  ...fields('account', { name: text, industry: text, city: text, annual_revenue: money }),
  { ...object('contact', 'contacts', 'last_name'), territories: true } as MetadataDocument,
  ...fields('contact', {
    first_name: found,
    last_name: found,
    email: { type: 'email', searchable: true },
    phone: found,
    status: choice('lead', 'active', 'customer', 'inactive'),
    source: choice('web', 'phone', 'event', 'partner', 'import'),
    birth_date: { type: 'date' },
    annual_income: money,
    score: { type: 'integer' },
    is_vip: { type: 'boolean' },
    tags: { type: 'tags' },
    account: link('account'),
    notes: { type: 'long_text', searchable: true },
  }),
  object('deal', 'deals', 'name'),
  ...fields('deal', {
    name: text,
    stage: choice('new', 'qualified', 'proposal', 'won', 'lost'),
    amount: money,
    close_date: { type: 'date' },
    account: link('account'),
    contact: link('contact'),
  }),
  { kind: 'role', name: 'admin', label: both('admin'), admin: true, grants: [] },
  {
    kind: 'role',
    name: 'sales',
    label: both('sales'),
    grants: [
      { object: 'contact', actions: ['create', 'read', 'update', 'delete', 'bulk'], rows: 'own' },
      { object: 'deal', actions: ['create', 'read', 'update', 'delete', 'bulk'], rows: 'own' },
      // The harness links contacts to any account.
      { object: 'account', actions: ['create', 'read', 'update', 'delete', 'bulk'], rows: 'all' },
    ],
  },
];
