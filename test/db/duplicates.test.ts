import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import type { FieldDocument, ObjectDocument, RoleDocument } from '../../schemas/generated/metadata.ts';
import { putRoles } from '../setup/put-roles.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

const both = (text: string) => ({ en: text, vi: text });
const rules: NonNullable<ObjectDocument['duplicates']> = [
  { name: 'same_phone', label: both('Same phone'), fields: ['phone'] },
  { name: 'same_secret', label: both('Same secret'), fields: ['secret'] },
  { name: 'same_name', label: both('Same name and address'), fields: ['name', 'address'] },
  { name: 'same_identity', label: both('Same account'), fields: ['identities'] },
  { name: 'same_email', label: both('Same e-mail'), fields: ['email'] },
];
const field = (name: string, type: FieldDocument['type'], options?: FieldDocument['options']): FieldDocument => ({
  kind: 'field',
  name: `customer.${name}`,
  object: 'customer',
  field: name,
  type,
  label: both(name),
  ...(options ? { options } : {}),
});
const documents = [
  ...shopDocuments.map((document) => (document.kind === 'object' && document.name === 'customer' ? { ...document, duplicates: rules } : document)),
  field('address', 'address'),
  field('email', 'email'),
  field('identities', 'identities', { channels: ['zalo', 'phone'] }),
];

const finder: RoleDocument = {
  kind: 'role',
  name: 'finder',
  label: both('Finder'),
  grants: [{ object: 'customer', actions: ['read', 'create'], rows: 'all', list: false }],
};
const masked: RoleDocument = {
  kind: 'role',
  name: 'masked',
  label: both('Masked'),
  grants: [{ object: 'customer', actions: ['read', 'create'], rows: 'all', mask: ['phone'] }],
};

describe('possible duplicates', () => {
  let api: TestApi;
  let lan: string;

  beforeAll(async () => {
    api = await openTestApi({ documents });
    await putRoles(api, [finder, masked]);
    for (const role of ['finder', 'masked'])
      await api.identity.createUser({ email: `${role}@example.com`, name: role, password: 'a long enough password', roles: [role] });
    const made = await api.writer.write(systemActor('test'), 'customer', [
      {
        op: 'create',
        values: {
          name: 'Nguyễn Thị Lan',
          phone: '0912 345 678',
          secret: 'x9',
          address: '12 Nguyễn Trãi, Hà Nội',
          email: 'lan@example.com',
          identities: [{ channel: 'zalo', value: 'Lan Nến' }],
        },
      },
      { op: 'create', values: { name: 'Trần Văn Bình', phone: '0987654321' } },
      { op: 'create', values: { name: 'Deleted', phone: '0911111111' } },
    ]);
    const [first, , gone] = made.results;
    if (!first?.ok || !gone?.ok) throw new Error('not written');
    lan = first.id;
    await api.writer.write(systemActor('test'), 'customer', [{ op: 'delete', id: gone.id }]);
  });
  afterAll(() => api.close());

  const ask = async (email: string, values: object, except?: string) => {
    const call = await api.as(email);
    const answer = await call({ method: 'POST', url: '/api/records/customer/duplicates', payload: { values, ...(except ? { except } : {}) } });
    return { status: answer.statusCode, items: answer.json<{ items: { id: string; rule: string; title: string; record: Record<string, unknown> }[] }>().items };
  };

  it('are known again by a number written another way', async () => {
    const { items } = await ask('admin@example.com', { phone: '+84 912-345-678' });
    expect(items).toMatchObject([{ id: lan, rule: 'same_phone', title: 'Nguyễn Thị Lan', record: { email: 'lan@example.com' } }]);
  });

  it.each([
    ['a name and an address without diacritics', { name: 'NGUYEN THI LAN', address: { text: '12 nguyen trai, ha noi' } }, ['same_name']],
    ['an e-mail address in capitals', { email: 'LAN@example.com' }, ['same_email']],
    [
      'one of several identities',
      {
        identities: [
          { channel: 'zalo', value: 'ai đó' },
          { channel: 'zalo', value: 'lan nen' },
        ],
      },
      ['same_identity'],
    ],
  ])('are known again by %s', async (_, values, found) => {
    expect((await ask('admin@example.com', values)).items.map(({ rule }) => rule)).toEqual(found);
  });

  it.each([
    ['half of a rule', { name: 'Nguyễn Thị Lan' }],
    ['another channel', { identities: [{ channel: 'phone', value: 'Lan Nến' }] }],
    ['a text that is no number', { phone: 'Lan' }],
    ['nothing', {}],
    ['an empty value', { email: '' }],
    ['a record in the trash', { phone: '0911111111' }],
  ])('are not found by %s', async (_, values) => {
    expect(await ask('admin@example.com', values)).toEqual({ status: 200, items: [] });
  });

  it('leave out the record that is edited', async () => {
    expect((await ask('admin@example.com', { phone: '0912345678' }, lan)).items).toEqual([]);
  });

  it('say nothing of a cell that the person is not shown', async () => {
    expect((await ask('staff@example.com', { secret: 'x9' })).items).toEqual([]);
    expect((await ask('admin@example.com', { secret: 'x9' })).items).toHaveLength(1);
    expect((await ask('masked@example.com', { phone: '0912345678' })).items).toEqual([]);
    expect((await ask('masked@example.com', { email: 'lan@example.com' })).items).toMatchObject([{ record: { _masked: ['phone'] } }]);
  });

  it('are found by their number alone where the person may not list', async () => {
    expect((await ask('finder@example.com', { phone: '0912345678' })).items).toHaveLength(1);
    expect((await ask('finder@example.com', { email: 'lan@example.com', name: 'Nguyễn Thị Lan', address: '12 Nguyễn Trãi, Hà Nội' })).items).toEqual([]);
  });

  it('are refused for an object that the person cannot read', async () => {
    const call = await api.as('guest@example.com');
    expect((await call({ method: 'POST', url: '/api/records/order/duplicates', payload: { values: {} } })).statusCode).toBe(404);
    expect((await call({ method: 'POST', url: '/api/records/customer/duplicates', payload: {} })).statusCode).toBe(400);
  });
});
