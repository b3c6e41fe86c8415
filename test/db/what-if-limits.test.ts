import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whatIf } from '../../engine/rights/what-if/what-if.ts';
import { sql } from '../../engine/sql/sql.ts';
import { api, ask, change, label, openWhatIfShop, people, refusal, role, session, supposing, wider } from './what-if-shop.ts';

beforeAll(openWhatIfShop);
afterAll(() => api.close());

describe('limits', () => {
  it('say so where nothing could be counted in time', async () => {
    const answer = await whatIf(supposing(1_000, 0), { role: { ...wider } });
    expect(answer).toMatchObject({ exact: false, people: { counted: 2, gaining: 2 }, totals: { read: { gained: { count: 0, capped: true } } } });
    expect(answer.objects[0]?.rows.gained).toEqual({ count: 0, capped: true });
  });

  it('give up a statement that takes too long, and go on with the next', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    let locked: () => void = () => undefined;
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    // Whoever reads customers waits.
    const locking = api.database.transaction(async (tx) => {
      await tx.query(sql`lock table crm.customer in access exclusive mode`);
      locked();
      await opened;
    });
    await isLocked;
    const both = role('clerk', { object: 'customer', actions: ['read'], rows: 'all' }, { object: 'product', actions: ['read'], rows: 'all' });
    try {
      const answer = await whatIf(supposing(40, 60_000), { role: { ...both } });
      expect(answer.exact).toBe(false);
      expect(answer.objects.find(({ object }) => object === 'customer')?.rows.gained).toEqual({ count: 0, capped: true });
      expect(answer.objects.find(({ object }) => object === 'product')?.fields[0]?.cells).toEqual(change(12, 0));
    } finally {
      open();
      await locking;
    }
  });

  it('leave out people beyond fifty, and say how many', async () => {
    await api.database.query(
      sql`insert into sys."user" (email, name, password_hash) select 'many' || n || '@example.com', 'Many ' || n, '' from generate_series(1, 60) as n`,
    );
    await api.database.query(sql`insert into sys.user_role (user_id, role) select id, 'keeper' from sys."user" where name like 'Many %'`);
    const answer = await ask({ role: role('keeper') });
    expect(answer.people).toEqual({ counted: 50, left_out: 10, gaining: 0, losing: 50 });
    expect(answer.objects).toMatchObject([{ rows: change(0, 250) }]);
  });
});

describe('a role that a change set would refuse is refused', () => {
  it('with the place of what is wrong', async () => {
    expect(await refusal({ role: { kind: 'role', name: 'x', label } })).toMatchObject({
      status: 422,
      code: 'invalid_document',
      issues: [{ pointer: '/role' }],
    });
    expect(await refusal({ role: role('x', { object: 'ghost', actions: ['read'], rows: 'all' }) })).toMatchObject({
      issues: [{ pointer: '/role/grants/0/object', code: 'no_object' }],
    });
    expect(await refusal({ role: role('x', { object: 'customer', actions: ['read'], rows: ['inherit:ghost'], mask: ['ghost'] }) })).toMatchObject({
      issues: [
        { pointer: '/role/grants/0/rows/0', code: 'no_field' },
        { pointer: '/role/grants/0/mask/0', code: 'no_field' },
      ],
    });
    expect(await refusal({ role: role('x', { object: 'customer', actions: ['read'], rows: 'all', condition: 'ghost > 1' }) })).toMatchObject({
      code: 'invalid_document',
      issues: [{ pointer: '/role/grants/0/condition' }],
    });
    expect(await refusal({ role: { kind: 'app', name: 'x', label, groups: [] } })).toMatchObject({ issues: [{ pointer: '/role/kind' }] });
  });

  it('and so are holders of a role that there is, and unknown ones', async () => {
    expect(await refusal({ role: wider, holders: { people: [people.Lan] } })).toMatchObject({ code: 'bad_request', issues: [{ pointer: '/holders' }] });
    const nobody = '0197c6a0-0000-7000-8000-000000000000';
    expect(await refusal({ role: role('x'), holders: { people: [nobody], teams: [nobody] } })).toMatchObject({
      issues: [{ pointer: '/holders/people/0' }, { pointer: '/holders/teams/0' }],
    });
  });

  it('and nobody but administrators may ask', async () => {
    const guest = await api.as('guest@example.com');
    for (const url of ['/api/access/what-if', '/api/access/rows'])
      expect((await guest({ method: 'POST', url, payload: { role: wider } })).json()).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe('POST /api/access/rows', () => {
  const rows = async (payload: object) => (await session({ method: 'POST', url: '/api/access/rows', payload })).json();

  it('counts what a grant reaches, for a person or for nobody', async () => {
    const grant = { object: 'customer', actions: ['read'], rows: ['own'] };
    expect(await rows({ object: 'customer', grant, person: people.Lan })).toEqual({
      count: 3,
      capped: false,
      depends_on_person: ['own'],
      text: { en: 'own records', vi: 'bản ghi mình phụ trách' },
    });
    expect(await rows({ object: 'customer', grant })).toMatchObject({ count: 0, depends_on_person: ['own'] });
    expect(await rows({ object: 'customer', grant: { ...grant, rows: 'all', condition: 'status = "Đang mua"' } })).toEqual({
      count: 5,
      capped: false,
      depends_on_person: [],
      text: { en: "all records where [Status] == 'Active'", vi: "mọi bản ghi thỏa [Trạng thái] == 'Đang mua'" },
    });
    expect(await rows({ object: 'customer', grant: { ...grant, rows: 'all', condition: 'owner == ME() || name == "ME("' } })).toMatchObject({
      count: 0,
      depends_on_person: ['condition'],
    });
    expect(
      await rows({ object: 'order', grant: { object: 'order', actions: ['read'], rows: ['inherit:customer', 'shared'] }, person: people.An }),
    ).toMatchObject({
      count: 1,
      depends_on_person: ['inherit:customer', 'shared'],
      text: { en: 'records whose Customer An can read or records shared with An' },
    });
  });

  it('refuses what a change set would refuse', async () => {
    expect(await rows({ object: 'customer', grant: { object: 'customer', actions: ['fly'], rows: 'all' } })).toMatchObject({
      status: 422,
      code: 'invalid_document',
      issues: [{ pointer: '/grant/actions/0' }],
    });
    expect(await rows({ object: 'ghost', grant: {} })).toMatchObject({ status: 404, issues: [{ pointer: '/object' }] });
    expect(await rows({ object: 'customer', grant: { object: 'customer', actions: ['read'], rows: 'all' }, person: 'x' })).toMatchObject({
      status: 404,
      issues: [{ pointer: '/person' }],
    });
  });
});
