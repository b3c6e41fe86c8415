import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { takeSnapshot } from './properties/record-snapshot.ts';

let shop: ShopDatabase;
let admin: UserActor;

const both = (text: string) => ({ en: text, vi: text });

function object(name: string): MetadataDocument {
  return { kind: 'object', name, label: both(name), plural: both(`${name}s`), title: 'name' };
}

function field(owner: string, name: string, type: FieldDocument['type'], options?: NonNullable<FieldDocument['options']>): MetadataDocument {
  return { kind: 'field', name: `${owner}.${name}`, object: owner, field: name, type, label: both(name), ...(options ? { options } : {}) };
}

/** Bands, and gigs that point to them in every way there is. */
const policies = ['refuse', 'clear', 'cascade', 'keep'] as const;
const documents: readonly MetadataDocument[] = [
  object('band'),
  field('band', 'name', 'text'),
  field('band', 'guest_of', 'any_link'),
  field('band', 'mother', 'link', { object: 'band', on_delete: 'refuse' }),
  object('gig'),
  field('gig', 'name', 'text'),
  ...policies.flatMap((policy) => [
    field('gig', `one_${policy}`, 'link', { object: 'band', on_delete: policy }),
    field('gig', `many_${policy}`, 'links', { object: 'band', on_delete: policy }),
    field('gig', `any_${policy}`, 'any_link', { objects: ['band', 'gig'], on_delete: policy }),
  ]),
  field('gig', 'many_silent', 'links', { object: 'band' }),
  object('ticket_sale'),
  field('ticket_sale', 'name', 'text'),
  field('ticket_sale', 'band', 'link', { object: 'band', on_delete: 'cascade' }),
  field('ticket_sale', 'gig', 'link', { object: 'gig', on_delete: 'cascade' }),
];

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, systemActor('test'), documents);
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

let a: string;
let b: string;

beforeEach(async () => {
  a = await create('band', { name: 'A' });
  b = await create('band', { name: 'B' });
});

async function create(name: string, values: Record<string, unknown>): Promise<string> {
  const { results } = await shop.writer.write(admin, name, [{ op: 'create', values }]);
  const result = results[0];
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

const remove = (name: string, id: string) => shop.writer.write(admin, name, [{ op: 'delete', id }]);
const restore = (name: string, ...ids: string[]) =>
  shop.writer.write(
    admin,
    name,
    ids.map((id) => ({ op: 'restore', id })),
  );
const get = (name: string, id: string, fields?: readonly string[]) => shop.writer.get(admin, name, id, fields);
const any = (id: string) => ({ object: 'band', id });

/** A gig that points to both bands, or by any_link to the first, by the fields of one policy. */
const pointing = [
  { type: 'links', name: (policy: string) => `many_${policy}`, value: () => [a, b], rest: () => [{ id: b }] },
  { type: 'any_link', name: (policy: string) => `any_${policy}`, value: () => any(a), rest: () => null },
  { type: 'link', name: (policy: string) => `one_${policy}`, value: () => a, rest: () => null },
] as const;

describe.each(pointing)('deleting what $type points to', ({ name, value, rest }) => {
  it('is refused, and tells how many records stand in the way', async () => {
    const first = await create('gig', { [name('refuse')]: value() });
    const second = await create('gig', { [name('refuse')]: value() });
    await expect(remove('band', a)).rejects.toMatchObject({ code: 'link_in_use', status: 409, extra: { object: 'gig', count: 2 } });
    await remove('gig', first);
    await remove('gig', second);
    await expect(remove('band', a)).resolves.toMatchObject({ results: [{ ok: true }] });
  });

  it('clears the link as a change of its own, and undo brings it back', async () => {
    const field = name('clear');
    const gig = await create('gig', { name: 'Gig', [field]: value() });
    const before = await get('gig', gig, [field]);
    const { operation } = await remove('band', a);
    expect(await get('gig', gig, [field])).toMatchObject({ version: 2, [field]: rest() });
    expect(
      await shop.database.query(
        sql`select kind, version, fields, operation = ${operation}::uuid as mine from sys.history where record = ${gig}::uuid and version = 2`,
      ),
    ).toEqual([{ kind: 'update', version: 2, fields: [field], mine: true }]);
    await expect(shop.writer.undo(admin, operation)).resolves.toMatchObject({ undone: 2, kept: [] });
    expect(await get('gig', gig, [field])).toEqual({ ...before, version: 3 });
    expect(await get('band', a)).toBeDefined();
  });

  it('deletes the record that points, and restoring brings it back', async () => {
    const field = name('cascade');
    const gig = await create('gig', { name: 'Gig', [field]: value() });
    const before = await get('gig', gig, [field]);
    await remove('band', a);
    expect(await get('gig', gig)).toBeUndefined();
    await restore('band', a);
    expect(await get('gig', gig, [field])).toEqual({ ...before, version: 3 });
  });

  it('is undone together with what it took along', async () => {
    await create('gig', { name: 'Gig', [name('cascade')]: value() });
    const before = await takeSnapshot(shop.database, shop.models.current());
    const { operation } = await remove('band', a);
    await expect(shop.writer.undo(admin, operation)).resolves.toMatchObject({ undone: 2, kept: [] });
    expect(await takeSnapshot(shop.database, shop.models.current())).toEqual(before);
  });

  it('leaves the record as it is where the link keeps', async () => {
    const gig = await create('gig', { [name('keep')]: value() });
    await remove('band', a);
    expect(await get('gig', gig)).toMatchObject({ version: 1 });
    await remove('gig', gig);
    await expect(restore('gig', gig)).resolves.toMatchObject({ results: [{ ok: true, version: 3 }] });
  });
});

describe('deleting what others point to', () => {
  it('is refused by links that say nothing', async () => {
    await create('gig', { many_silent: [a] });
    await expect(remove('band', a)).rejects.toMatchObject({ code: 'link_in_use', issues: [{ params: { count: 1, object: 'gig', field: 'many_silent' } }] });
  });

  it('concerns an any_link only where it names the object', async () => {
    const gig = await create('gig', { name: 'Host' });
    const guest = await create('gig', { any_cascade: { object: 'gig', id: gig } });
    await remove('band', a);
    expect(await get('gig', guest)).toBeDefined();
    await remove('gig', gig);
    expect(await get('gig', guest)).toBeUndefined();
  });

  it('is refused by an any_link to any object', async () => {
    const gig = await create('gig', { name: 'Host' });
    await create('band', { name: 'Guest', guest_of: { object: 'gig', id: gig } });
    await expect(remove('gig', gig)).rejects.toMatchObject({ code: 'link_in_use', extra: { object: 'band', count: 1 } });
  });

  it('is undone for what points by an any_link to any object and is undone, too', async () => {
    const { operation } = await shop.writer.write(admin, 'gig', [{ op: 'create', values: { name: 'Host' } }]);
    const { items } = await shop.writer.list(admin, 'gig', { sort: ['-created_at'], limit: 1, fields: ['id'] });
    const gig = items[0]?.id ?? '';
    await shop.writer.write(admin, 'band', [{ op: 'create', values: { name: 'Guest', guest_of: { object: 'gig', id: gig } } }], { operation });
    expect(await shop.writer.undo(admin, operation)).toMatchObject({ undone: 2, kept: [] });
  });

  it('takes along once what points by several fields and several paths', async () => {
    const gig = await create('gig', { one_cascade: a, many_cascade: [a, b], any_clear: any(a) });
    const sale = await create('ticket_sale', { band: a, gig });
    const { operation } = await shop.writer.write(admin, 'band', [
      { op: 'delete', id: a },
      { op: 'delete', id: b },
    ]);
    expect(await get('gig', gig)).toBeUndefined();
    expect(await get('ticket_sale', sale)).toBeUndefined();
    expect(await shop.writer.undo(admin, operation)).toMatchObject({ undone: 4, kept: [] });
    expect(await get('ticket_sale', sale)).toMatchObject({ version: 3 });
    expect(await get('gig', gig, ['any_clear', 'many_cascade'])).toMatchObject({ any_clear: any(a), many_cascade: [{ id: a }, { id: b }] });
  });

  it('clears several entries of one record at once', async () => {
    const c = await create('band', { name: 'C' });
    const gig = await create('gig', { many_clear: [a, b, c], one_clear: a });
    await shop.writer.write(admin, 'band', [
      { op: 'delete', id: c },
      { op: 'delete', id: a },
    ]);
    expect(await get('gig', gig, ['many_clear', 'one_clear'])).toMatchObject({ version: 2, many_clear: [{ id: b }], one_clear: null });
  });

  it('lets a list be edited that holds an entry in the trash', async () => {
    const c = await create('band', { name: 'C' });
    const gig = await create('gig', { many_keep: [a, b] });
    await remove('band', a);
    await shop.writer.write(admin, 'gig', [{ op: 'update', id: gig, values: { many_keep: [a, b, c] } }]);
    expect(await get('gig', gig)).toMatchObject({ version: 2 });
    const other = await create('gig', {});
    await expect(shop.writer.write(admin, 'gig', [{ op: 'update', id: other, values: { many_keep: [a] } }])).rejects.toMatchObject({
      code: 'invalid_record',
      issues: [{ pointer: '/many_keep', code: 'link_missing' }],
    });
  });

  it('is not undone for what somebody points to since', async () => {
    const { operation } = await shop.writer.write(admin, 'band', [{ op: 'create', values: { name: 'New' } }]);
    const { items } = await shop.writer.list(admin, 'band', { filter: 'name == "New"' });
    const id = items[0]?.id ?? '';
    await create('gig', { many_clear: [id] });
    expect(await shop.writer.undo(admin, operation)).toMatchObject({ undone: 0, kept: [{ object: 'band', id }] });
    expect(await get('band', id)).toBeDefined();
  });
});

describe('a record that comes back', () => {
  it.each([
    ['a link', () => ({ one_refuse: a }), 'one_refuse'],
    ['links', () => ({ many_refuse: [b, a] }), 'many_refuse'],
    ['an any_link', () => ({ any_cascade: any(a) }), 'any_cascade'],
  ])('is refused while %s points into the trash, and told what to restore first', async (_, values, name) => {
    const gig = await create('gig', values());
    await remove('gig', gig);
    await remove('band', a);
    await expect(restore('gig', gig)).rejects.toMatchObject({
      code: 'link_in_trash',
      status: 409,
      message: `"${name}" points to band "A", which is in the trash. Restore that one first.`,
      issues: [{ pointer: `/${name}`, code: 'link_in_trash', params: { object: 'band', id: a, title: 'A' } }],
      extra: { object: 'band', id: a, field: name, title: 'A' },
    });
    await restore('band', a);
    await expect(restore('gig', gig)).resolves.toMatchObject({ results: [{ ok: true }] });
  });

  it('does not tell the title of a target that the person may not see', async () => {
    const role: MetadataDocument = {
      kind: 'role',
      name: 'gig_keeper',
      label: both('Gig keeper'),
      grants: [{ object: 'gig', actions: ['read', 'delete'], rows: 'all' }],
    };
    await installDocuments(shop.changeSets, systemActor('test'), [role]);
    const keeper = await shop.person('keeper', 'gig_keeper');
    const gig = await create('gig', { one_refuse: a });
    await remove('gig', gig);
    await remove('band', a);
    await expect(shop.writer.write(keeper, 'gig', [{ op: 'restore', id: gig }])).rejects.toMatchObject({
      code: 'link_in_trash',
      message: '"one_refuse" points to a record of bands that you cannot see, which is in the trash. Restore that one first.',
      extra: { title: null },
    });
  });

  it('loses a link whose policy is to clear', async () => {
    const gig = await create('gig', { one_clear: a, many_clear: [a, b], any_clear: any(a) });
    await remove('gig', gig);
    await remove('band', a);
    const { operation } = await restore('gig', gig);
    expect(await get('gig', gig, ['one_clear', 'many_clear', 'any_clear'])).toMatchObject({ one_clear: null, many_clear: [{ id: b }], any_clear: null });
    expect(await shop.writer.undo(admin, operation)).toMatchObject({ undone: 1, kept: [] });
    expect(await get('gig', gig)).toBeUndefined();
  });

  it('may point to one that comes back in the same batch', async () => {
    const child = await create('band', { name: 'Child', mother: a });
    const grandchild = await create('band', { name: 'Grandchild', mother: child });
    for (const id of [grandchild, child, a]) await remove('band', id);
    await expect(restore('band', grandchild, child)).rejects.toMatchObject({
      code: 'link_in_trash',
      issues: [
        { pointer: '/items/0/mother', params: { id: child } },
        { pointer: '/items/1/mother', params: { id: a } },
      ],
    });
    await expect(restore('band', grandchild, child, a)).resolves.toMatchObject({ results: [{ ok: true }, { ok: true }, { ok: true }] });
  });

  it('keeps those waiting in the trash that need one which is refused', async () => {
    const child = await create('band', { name: 'Child', mother: a });
    const grandchild = await create('band', { name: 'Grandchild', mother: child });
    for (const id of [grandchild, child, a, b]) await remove('band', id);
    const { results } = await shop.writer.write(
      admin,
      'band',
      [grandchild, child, b].map((id) => ({ op: 'restore', id })),
      { mode: 'valid' },
    );
    expect(results.map((result) => (result.ok ? 'restored' : result.code))).toEqual(['link_in_trash', 'link_in_trash', 'restored']);
  });

  it('is not brought back by undo while its target stays in the trash', async () => {
    const gig = await create('gig', { one_refuse: a, many_clear: [b] });
    const first = await remove('gig', gig);
    const second = await remove('band', a);
    await remove('band', b);
    expect(await shop.writer.undo(admin, first.operation)).toMatchObject({ undone: 0, kept: [{ object: 'gig', id: gig, fields: ['one_refuse'] }] });
    expect(await get('gig', gig)).toBeUndefined();
    await shop.writer.undo(admin, second.operation);
    await restore('gig', gig);
    expect(await get('gig', gig, ['one_refuse', 'many_clear'])).toMatchObject({ one_refuse: { id: a }, many_clear: [] });
  });

  it('is not given a link into the trash by the undo of an edit', async () => {
    const gig = await create('gig', { name: 'Gig', one_clear: a, many_clear: [a, b] });
    const edit = await shop.writer.write(admin, 'gig', [{ op: 'update', id: gig, values: { name: 'Other', one_clear: b, many_clear: [b] } }]);
    await remove('band', a);
    const { kept } = await shop.writer.undo(admin, edit.operation);
    expect(kept).toEqual([{ object: 'gig', id: gig, fields: expect.arrayContaining(['one_clear', 'many_clear']) }]);
    expect(await get('gig', gig, ['name', 'one_clear', 'many_clear'])).toMatchObject({ name: 'Gig', one_clear: { id: b }, many_clear: [{ id: b }] });
  });
});

describe('linking to a record in the trash', () => {
  it.each([
    ['one_keep', () => a],
    ['many_keep', () => [b, a]],
    ['any_keep', () => any(a)],
  ])('is refused for %s', async (name, value) => {
    await remove('band', a);
    await expect(create('gig', { [name]: value() })).rejects.toMatchObject({
      code: 'invalid_record',
      issues: [{ pointer: `/${name}`, code: 'link_missing' }],
    });
  });
});

describe('the Special Gift template', () => {
  it('deletes the tasks about a record with it, and brings them back', async () => {
    const lead = await create('lead', { name: 'Chị Hoa' });
    const task = await create('task', { subject: 'Gọi lại', about: { object: 'lead', id: lead } });
    await remove('lead', lead);
    expect(await get('task', task)).toBeUndefined();
    await restore('lead', lead);
    expect(await get('task', task, ['about'])).toMatchObject({ about: { object: 'lead', id: lead } });
  });

  it('takes a deleted product out of the deals that want it', async () => {
    const customer = await create('customer', { name: 'Lan' });
    const products = [await create('product', { code: 'X1', price: '1', cost: '1' }), await create('product', { code: 'X2', price: '1', cost: '1' })];
    const deal = await create('deal', { name: 'Deal', customer, products });
    await remove('product', products[0] ?? '');
    expect(await get('deal', deal, ['products'])).toMatchObject({ products: [{ id: products[1] }] });
  });
});
