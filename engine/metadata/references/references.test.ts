import { describe, expect, it } from 'vitest';
import type { FieldDocument, RoleDocument } from '../../../schemas/generated/metadata.ts';
import { compileModel } from '../compiling/compile-model.ts';
import type { MetadataDocument, Model } from '../model.ts';
import { danglingReferences } from './dangling-references.ts';
import { whereUsed } from './references.ts';

const label = { en: 'x', vi: 'x' };

function field(object: string, name: string, type: FieldDocument['type'], extra: Partial<FieldDocument> = {}): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, type, label: { en: name, vi: name }, ...extra };
}

const shop: readonly MetadataDocument[] = [
  { kind: 'object', name: 'customer', label, plural: label, title: 'name', unique: [{ name: 'who', fields: ['name', 'city'] }] },
  field('customer', 'name', 'text'),
  field('customer', 'city', 'text', { visible_when: 'name <> ""' }),
  field('customer', 'orders_total', 'roll_up', { options: { object: 'order', link: 'customer', function: 'sum', field: 'total', filter: 'name <> "x"' } }),
  {
    kind: 'object',
    name: 'order',
    label,
    plural: label,
    title: 'name',
    validations: [{ name: 'has_city', condition: 'customer.city <> ""', message: label, field: 'total' }],
  },
  field('order', 'name', 'text', { default: '"Đơn"' }),
  field('order', 'total', 'money'),
  field('order', 'customer', 'link', { options: { object: 'customer', filter: 'city = "Huế"' } }),
];

function model(...more: MetadataDocument[]): Model {
  const compiled = compileModel(
    [...shop, ...more].map((document) => ({ document, state: 'active' as const })),
    { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' },
    1,
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

const places = (of: Model, object: string, name?: string) =>
  whereUsed(of, object, name).map((reference) => `${reference.kind}/${reference.name}${reference.path}`);

describe('where a field is used', () => {
  it('names keys, conditions, paths over links and the filters of links', () => {
    expect(places(model(), 'customer', 'city')).toEqual([
      'object/customer/unique/0/fields/1',
      'object/order/validations/0/condition',
      'field/order.customer/options/filter',
    ]);
    expect(places(model(), 'order', 'customer')).toEqual(['field/customer.orders_total/options/link', 'object/order/validations/0/condition']);
    expect(places(model(), 'order', 'name')).toEqual(['field/customer.orders_total/options/filter', 'object/order/title']);
    expect(places(model(), 'order', 'total')).toEqual(['field/customer.orders_total/options/field', 'object/order/validations/0/field']);
    expect(places(model(), 'customer', 'name')).toEqual(['object/customer/title', 'object/customer/unique/0/fields/0', 'field/customer.city/visible_when']);
  });

  it('names what orders the records of which a roll-up gives the last', () => {
    const options = { object: 'order', link: 'customer', function: 'last', field: 'name', by: 'total' } as const;
    const full = model(field('customer', 'last_name', 'roll_up', { options }));
    expect(places(full, 'order', 'total')).toContain('field/customer.last_name/options/by');
  });

  it('names layouts, views, apps, roles and mappings', () => {
    const full = model(
      { kind: 'view', name: 'all', object: 'order', label, columns: ['name', 'customer.city'], filter: 'customer.city = "Huế"', sort: ['-customer.city'] },
      {
        kind: 'layout',
        name: 'page',
        object: 'customer',
        label,
        header: ['city'],
        sections: [{ label, fields: ['city'], visible_when: 'city <> ""' }],
        related: [{ object: 'order', link: 'customer' }],
      },
      { kind: 'app', name: 'app', label, groups: [{ items: [{ object: 'customer' }] }] },
      {
        kind: 'role',
        name: 'staff',
        label,
        grants: [
          { object: 'customer', actions: ['read'], rows: 'all', condition: 'city = "Huế"', hide: ['city'], mask: ['city'] },
          { object: 'order', actions: ['read'], rows: ['own', 'inherit:customer'] },
          { object: '*', actions: ['read'], rows: 'all' },
        ],
      },
      {
        kind: 'recipe',
        name: 'people',
        label,
        settings: {},
        territories: [{ name: 'Huế', members: [], rules: [{ object: 'customer', condition: 'city = "Huế"' }] }],
      },
      { kind: 'mapping', name: 'map', label, records: [{ object: 'customer', key: { fields: ['city'] }, fields: { city: 'City' } }] },
    );
    expect(places(full, 'customer', 'city').slice(2)).toEqual([
      'layout/page/header/0',
      'layout/page/sections/0/fields/0',
      'layout/page/sections/0/visible_when',
      'view/all/columns/1',
      'view/all/filter',
      'view/all/sort/0',
      'role/staff/grants/0/condition',
      'role/staff/grants/0/hide/0',
      'role/staff/grants/0/mask/0',
      'mapping/map/records/0/key/fields/0',
      'mapping/map/records/0/fields/city',
      'recipe/people/territories/0/rules/0/condition',
      'field/order.customer/options/filter',
    ]);
    expect(places(full, 'customer')).toContain('app/app/groups/0/items/0/object');
    expect(places(full, 'order', 'customer')).toContain('layout/page/related/0/link');
    expect(places(full, 'order', 'customer')).toContain('role/staff/grants/1/rows/1');
    expect(danglingReferences(full)).toEqual([]);
  });
});

describe('dangling references', () => {
  it('are told with their place', () => {
    const wrong = model(
      { kind: 'view', name: 'all', object: 'order', label, columns: ['name', 'customer.town'], filter: 'customer.town = "Huế"' },
      { kind: 'app', name: 'app', label, groups: [{ items: [{ object: 'ghost' }] }] },
    );
    expect(danglingReferences(wrong)).toMatchObject([
      { pointer: '/view/all/columns/1', message: '"customer" has no field "town".', code: 'no_field' },
      { pointer: '/app/app/groups/0/items/0/object', message: 'There is no object "ghost".', code: 'no_object' },
      { pointer: '/view/all/filter' },
    ]);
  });

  it('are told of roles: links inherited through, masks, homes, and rules over what is worked out for each viewer', () => {
    const role = (name: string, ...grants: RoleDocument['grants']): MetadataDocument => ({ kind: 'role', name, label, home: { app: 'ghost' }, grants });
    const grant = { object: 'order', actions: ['read'] as ['read'] };
    const wrong = model(
      field('customer', 'rich', 'formula', { options: { expression: 'orders_total > 100', result: 'boolean', exposes: 'result' } }),
      role(
        'staff',
        { ...grant, rows: ['inherit:customer', 'inherit:ghost', 'inherit:name'], mask: ['ghost'] },
        { ...grant, rows: 'all', condition: 'customer.orders_total > 100' },
        { object: 'customer', actions: ['read'], rows: 'all', condition: 'orders_total > 100' },
      ),
    );
    expect(danglingReferences(wrong)).toEqual([
      { pointer: '/role/staff/grants/0/rows/1', message: '"order" has no field "ghost".', code: 'no_field' },
      { pointer: '/role/staff/grants/0/mask/0', message: '"order" has no field "ghost".', code: 'no_field' },
      { pointer: '/role/staff/home/app', message: 'There is no app "ghost".', code: 'no_app' },
      { pointer: '/role/staff/grants/0/rows/2', message: '"order.name" is no link through which rights could be inherited.', code: 'not_a_link' },
      {
        pointer: '/role/staff/grants/1/condition',
        message: expect.stringContaining('"customer.orders_total" is worked out for each viewer'),
        code: 'live_roll_up',
      },
      { pointer: '/role/staff/grants/2/condition', message: expect.stringContaining('"orders_total" is worked out for each viewer'), code: 'live_roll_up' },
      {
        pointer: '/field/customer.rich/options/exposes',
        message: expect.stringContaining('"orders_total" is worked out for each viewer'),
        code: 'live_roll_up',
      },
    ]);
  });

  it('are told of record types that narrow what a field does not have', () => {
    const choices = [
      { key: 'open', label },
      { key: 'paid', label },
    ];
    const typed = (...types: Record<string, string[]>[]): Model =>
      model(
        { kind: 'object', name: 'invoice', label, plural: label, title: 'name', record_types: types.map((of, at) => ({ name: `t${at}`, label, choices: of })) },
        field('invoice', 'name', 'text'),
        field('invoice', 'state', 'choice', { options: { choices } }),
        field('invoice', 'marks', 'multi_choice', { options: { choices } }),
      );
    expect(danglingReferences(typed({ state: ['open'], marks: ['paid'] }, {}))).toEqual([]);
    expect(danglingReferences(typed({ state: ['open'] }, { state: ['paid', 'lost'], marks: [], name: ['x'], ghost: ['x'], record_type: ['t0'] }))).toEqual([
      { pointer: '/object/invoice/record_types/1/choices/ghost', message: '"invoice" has no field "ghost".', code: 'no_field' },
      {
        pointer: '/object/invoice/record_types/1/choices/state/1',
        message: '"invoice.state" has no choice "lost"; it has open, paid.',
        code: 'unknown_choice',
      },
      { pointer: '/object/invoice/record_types/1/choices/marks', message: 'No choice of "invoice.marks" would be left.', code: 'no_choice_left' },
      {
        pointer: '/object/invoice/record_types/1/choices/name',
        message: '"invoice.name" is no field of choices that a record type could narrow.',
        code: 'not_a_choice',
      },
      {
        pointer: '/object/invoice/record_types/1/choices/record_type',
        message: '"invoice.record_type" is no field of choices that a record type could narrow.',
        code: 'not_a_choice',
      },
    ]);
  });
});
