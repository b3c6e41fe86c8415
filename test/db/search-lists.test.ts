import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { ListAnswer, ListRequest } from '../../engine/query/record-reader.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let admin: UserActor;
/** Reads own customers whole. */
let own: UserActor;
/** Reads all customers' names and own customers whole: telephone numbers are hidden row by row. */
let both: UserActor;
/** Reads nothing of customers but their names. */
let names: UserActor;

function role(name: string, grant: Omit<RoleDocument['grants'][number], 'object'>): RoleDocument {
  return { kind: 'role', name, label: { en: name, vi: name }, grants: [{ object: 'customer', ...grant }] };
}

const families = ['Nguyễn', 'Trần', 'Đặng', 'Lê'];
const given = ['Ánh', 'Hoà', 'Thảo', 'Zung', 'Minh', 'Mình'];
const count = 240;

const nameOf = (n: number) => `${families[n % 4]} ${given[n % 6]} ${n}`;
const phoneOf = (n: number) => `09${String(10_000_000 + n * 37_117).slice(0, 8)}`;

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, systemActor('test'), [
    role('own_customers', { actions: ['read'], rows: 'own' }),
    role('customer_names', { actions: ['read'], rows: 'all', read: ['name', 'created_at'] }),
  ]);
  admin = await shop.person('admin', 'admin');
  own = await shop.person('own', 'own_customers');
  both = await shop.person('both', 'own_customers', 'customer_names');
  names = await shop.person('names', 'customer_names');
  const owners = [admin.id, own.id, both.id];
  const items = Array.from({ length: count }, (_, n) => ({
    op: 'create' as const,
    values: { name: nameOf(n), phone: phoneOf(n), email: n % 5 === 0 ? `minh${n}@example.com` : null, owner: owners[n % 3] },
  }));
  const { results } = await shop.writer.write(admin, 'customer', items);
  if (results.some(({ ok }) => !ok)) throw new Error(JSON.stringify(results.find(({ ok }) => !ok)));
  // Many at the same time, so that the last key decides among them.
  await shop.database.query(
    sql`update crm.customer set created_at = date_trunc('hour', created_at) + (substr(name, length(name))::int % 3) * interval '1 minute'`,
  );
});

afterAll(() => shop.close());

const list = (actor: UserActor, request: ListRequest): Promise<ListAnswer> => shop.writer.list(actor, 'customer', { fields: ['name'], ...request });
const ids = ({ items }: ListAnswer) => items.map(({ id }) => id);

/** Page by page; only the first asks for the count, as the studio does. */
async function walk(actor: UserActor, request: ListRequest): Promise<{ readonly seen: readonly string[]; readonly count: number | null }> {
  const first = await list(actor, { ...request, count: 'capped' });
  const seen = ids(first);
  for (let cursor = first.next_cursor; cursor !== null; ) {
    const page = await list(actor, { ...request, cursor });
    seen.push(...ids(page));
    cursor = page.next_cursor;
  }
  return { seen, count: first.count };
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

const terms = fc.oneof(
  fc.constantFrom('nguyễn', 'NGUYEN', 'đặng', 'dang hoa', 'hòa', 'thảo trần', 'minh', 'mình', 'zz', 'an', 'a', '09', 'example', '%', '_', '\\', 'minh 1', '  '),
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom(...'nguyeễtrầđặolêminhz 012'), minLength: 1, maxLength: 5 }),
);
const sorts = fc.constantFrom(undefined, ['name'], ['-name'], ['-created_at'], ['created_at', '-name'], ['phone', 'name']);

describe('the first page of a search and its count', () => {
  it('are what the page and the exact count alone are, for every actor and order', async () => {
    await fc.assert(
      fc.asyncProperty(terms, sorts, fc.constantFrom('admin', 'own', 'both'), fc.integer({ min: 1, max: 60 }), async (search, sort, who, limit) => {
        const actor = { admin, own, both }[who];
        const together = await list(actor, { search, sort, limit, count: 'capped' });
        const alone = await list(actor, { search, sort, limit });
        const exact = await list(actor, { search, sort, limit, count: 'exact' });
        expect({ items: together.items, next_cursor: together.next_cursor }).toEqual({ items: alone.items, next_cursor: alone.next_cursor });
        expect({ count: together.count, count_capped: together.count_capped }).toEqual({ count: exact.count, count_capped: false });
      }),
      { numRuns: 120 },
    );
  });

  it('are those of the names that hold every word, whatever their diacritics', async () => {
    for (const search of ['nguyen anh', 'Đặng', 'hòa', 'MINH 1', 'thảo 9', 'ần', 'e']) {
      const words = folded(search).split(' ');
      const expected = Array.from({ length: count }, (_, n) => folded(nameOf(n))).filter((name) => words.every((word) => name.includes(word)));
      const found = await list(names, { search, limit: 200, count: 'capped' });
      expect(found.count).toBe(expected.length);
      expect(expected.length).toBeGreaterThan(0);
      expect(found.items.map(({ name }) => folded((name as { full: string }).full)).sort()).toEqual(expected.sort());
    }
  });

  it('know nothing of a cell that is hidden in its row, nor of a field that is hidden in all', async () => {
    const digits = phoneOf(100).slice(1);
    expect(await list(admin, { search: digits, count: 'capped' })).toMatchObject({ count: 1, items: [{ name: { full: nameOf(100) } }] });
    // 100 is the second owner's.
    expect(await list(own, { search: digits, count: 'capped' })).toMatchObject({ count: 1 });
    expect(await list(both, { search: digits, count: 'capped' })).toMatchObject({ count: 0, items: [] });
    expect(await list(names, { search: digits, count: 'capped' })).toMatchObject({ count: 0, items: [] });
    expect(await list(both, { search: phoneOf(101).slice(1), count: 'capped' })).toMatchObject({ count: 1 });
  });

  it('serve people with the same rights from one statement, each with the own records', async () => {
    const other = await shop.person('other', 'own_customers');
    expect((await list(own, { search: 'nguyen', count: 'capped' })).count).toBe(20);
    expect(await list(other, { search: 'nguyen', count: 'capped' })).toMatchObject({ items: [], count: 0, count_capped: false });
  });
});

describe('paging through a search', () => {
  it('gives each hit once, in the order of the whole', async () => {
    for (const [search, hits] of [
      ['nguyen', 60],
      ['minh', 112],
      ['zu', 40],
    ] as const) {
      for (const sort of [undefined, ['name'], ['-created_at'], ['created_at', '-name']]) {
        const { seen, count: counted } = await walk(admin, { search, sort, limit: 7 });
        expect(counted).toBe(hits);
        expect(seen).toHaveLength(hits);
        expect(seen).toEqual(ids(await list(admin, { search, sort, limit: 200 })));
      }
    }
  });

  it('refuses the cursor of another search', async () => {
    const { next_cursor } = await list(admin, { search: 'nguyen', limit: 5, count: 'capped' });
    await expect(list(admin, { search: 'trần', limit: 5, cursor: next_cursor ?? '' })).rejects.toMatchObject({ code: 'bad_cursor' });
    await expect(list(admin, { limit: 5, cursor: next_cursor ?? '' })).rejects.toMatchObject({ code: 'bad_cursor' });
  });
});

describe('more hits than are counted', () => {
  let many: ShopDatabase;
  let everyone: UserActor;

  beforeAll(async () => {
    many = await openShop();
    everyone = await many.person('admin', 'admin');
    await many.database.query(sql`insert into crm.customer (id, name, created_at, updated_at)
      select uuidv7(), 'Nguyễn Văn ' || n, now() - n * interval '1 minute', now() from generate_series(1, 2100) as n`);
  });

  afterAll(() => many.close());

  it('stop the count and leave the page as it is', async () => {
    const found = await many.writer.list(everyone, 'customer', { search: 'van', fields: ['name'], limit: 3, count: 'capped' });
    expect(found).toMatchObject({ count: 2_000, count_capped: true });
    expect(found.items.map(({ name }) => (name as { full: string }).full)).toEqual(['Nguyễn Văn 1', 'Nguyễn Văn 2', 'Nguyễn Văn 3']);
    expect(found.next_cursor).not.toBeNull();
    expect(await many.writer.list(everyone, 'customer', { fields: ['name'], limit: 3, count: 'capped' })).toMatchObject({ count: 2_000, count_capped: true });
    expect(await many.writer.list(everyone, 'customer', { search: 'van', count: 'exact' })).toMatchObject({ count: 2_100, count_capped: false });
  });

  it('stop the count of a word of two letters sooner', async () => {
    const found = await many.writer.list(everyone, 'customer', { search: 'vă', fields: ['name'], sort: ['created_at'], limit: 2, count: 'capped' });
    expect(found).toMatchObject({ count: 500, count_capped: true });
    expect(found.items.map(({ name }) => (name as { full: string }).full)).toEqual(['Nguyễn Văn 2100', 'Nguyễn Văn 2099']);
    expect(await many.writer.list(everyone, 'customer', { search: '99', count: 'capped' })).toMatchObject({ count: 39, count_capped: false });
  });
});
