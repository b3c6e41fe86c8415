import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';

const label = (text: string) => ({ en: text, vi: text });

function object(name: string, title: string, rest: object = {}): MetadataDocument {
  return { kind: 'object', name, label: label(name), plural: label(`${name}s`), title, ...rest } as MetadataDocument;
}

function field(place: string, type: FieldDocument['type'], rest: Partial<FieldDocument> = {}): FieldDocument {
  const [object = '', name = ''] = place.split('.');
  return { kind: 'field', name: place, object, field: name, type, label: label(name), ...rest };
}

const everything = ['create', 'read', 'update', 'delete', 'export', 'bulk'] as const;

/** A sales office: leads that become customers and deals, and calls about them. */
export const leadDocuments: readonly MetadataDocument[] = [
  object('customer', 'name', {
    duplicates: [
      { name: 'phone', label: { en: 'Same phone', vi: 'Trùng số điện thoại' }, fields: ['phone'] },
      { name: 'name', label: { en: 'Same name', vi: 'Trùng tên' }, fields: ['name'] },
    ],
  }),
  field('customer.name', 'person_name', { required: true, searchable: true }),
  field('customer.phone', 'phone'),
  field('customer.email', 'email', { unique: true }),
  field('customer.note', 'text'),
  field('customer.lead', 'link', { options: { object: 'lead', on_delete: 'clear' } }),
  field('customer.main_deal', 'link', { options: { object: 'deal', on_delete: 'clear' } }),
  object('deal', 'name'),
  field('deal.name', 'text', { required: true }),
  field('deal.customer', 'link', { options: { object: 'customer', on_delete: 'refuse' } }),
  field('deal.stage', 'text'),
  object('lead', 'name'),
  field('lead.name', 'person_name', { required: true }),
  field('lead.phone', 'phone'),
  field('lead.email', 'email'),
  field('lead.secret', 'text'),
  field('lead.status', 'choice', { default: '"open"', options: { choices: ['open', 'lost', 'converted'].map((key) => ({ key, label: label(key) })) } }),
  field('lead.customer', 'link', { options: { object: 'customer', on_delete: 'clear' } }),
  field('lead.deal', 'link', { options: { object: 'deal', on_delete: 'clear' } }),
  object('call', 'subject'),
  field('call.subject', 'text', { required: true }),
  field('call.lead', 'link', { options: { object: 'lead', on_delete: 'clear' } }),
  field('call.customer', 'link', { options: { object: 'customer', on_delete: 'clear' } }),
  {
    kind: 'conversion',
    name: 'lead_to_customer',
    label: { en: 'Convert to customer', vi: 'Chuyển thành khách hàng' },
    object: 'lead',
    when: 'status != "lost"',
    steps: [
      {
        as: 'customer',
        object: 'customer',
        label: { en: 'Customer', vi: 'Khách hàng' },
        match: true,
        values: {
          name: { from: 'name' },
          phone: { from: 'phone' },
          email: { from: 'email' },
          note: { from: 'secret' },
          lead: { from: 'id' },
        },
      },
      {
        as: 'deal',
        object: 'deal',
        label: { en: 'Deal', vi: 'Cơ hội' },
        optional: true,
        values: { name: { from: 'name.full' }, stage: { value: 'new' }, customer: { record: 'customer' } },
      },
    ],
    set: { status: { value: 'converted' }, customer: { record: 'customer' }, deal: { record: 'deal' } },
    keeps: [{ object: 'call', link: 'lead', to: 'customer', by: 'customer' }],
  },
  {
    kind: 'conversion',
    name: 'lead_to_deal',
    label: { en: 'Convert to deal', vi: 'Chuyển thành cơ hội' },
    object: 'lead',
    steps: [
      { as: 'customer', object: 'customer', label: { en: 'Customer', vi: 'Khách hàng' }, values: { name: { from: 'name' }, main_deal: { record: 'deal' } } },
      { as: 'deal', object: 'deal', label: { en: 'Deal', vi: 'Cơ hội' }, values: { name: { from: 'name.full' } } },
    ],
    set: { deal: { record: 'deal' } },
  },
  { kind: 'role', name: 'admin', label: label('Admin'), admin: true, grants: [] },
  {
    kind: 'role',
    name: 'staff',
    label: label('Staff'),
    grants: [
      { object: 'lead', actions: [...everything], rows: 'all', hide: ['secret'] },
      { object: 'customer', actions: [...everything], rows: 'all' },
      { object: 'deal', actions: [...everything], rows: 'all' },
      { object: 'call', actions: [...everything], rows: 'own' },
    ],
  },
  {
    kind: 'role',
    name: 'guest',
    label: label('Guest'),
    grants: [
      { object: 'lead', actions: ['read', 'update'], rows: 'all' },
      { object: 'customer', actions: ['read', 'create'], rows: 'all' },
    ],
  },
];
