import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import type { AccessWhy } from '../../schemas/generated/api.ts';
import { type AccessWorld, openAccessWorld, type WorldPerson } from './access-world.ts';

let world: AccessWorld;

beforeAll(async () => {
  world = await openAccessWorld();
});

afterAll(() => world.api.close());

const url = (query: Record<string, string>) => `/api/access/why?${new URLSearchParams(query)}`;

/** The administrator asks about a person. */
async function why(person: WorldPerson, query: Record<string, string>): Promise<AccessWhy> {
  const { status, body } = await world.admin(url({ ...query, person: world.people[person] }));
  expect([status, body]).toMatchObject([200, {}]);
  return body;
}

/** A person asks about themself. */
async function mine(person: WorldPerson, query: Record<string, string>): Promise<AccessWhy> {
  const { status, body } = await world.as(person, url(query));
  expect([status, body]).toMatchObject([200, {}]);
  return body;
}

const sentences = async (asked: Promise<AccessWhy>) => {
  const { allowed, sentence } = await asked;
  return [allowed, sentence.en, sentence.vi];
};

const phoneOf = (record: string) => ({ object: 'customer', field: 'phone', record });

describe('why, of a cell that can be read', () => {
  it('tells the territory and since when the record lies in it', async () => {
    const answer = await why('Lan', phoneOf(world.hoa));
    expect(answer.sentence).toEqual({
      en: 'Lan can read Phone because the role Sales grants it in the territory Q1, where this record lies since 3 March 2026.',
      vi: 'Lan xem được Điện thoại vì vai trò Bán hàng cho phép trong địa bàn Q1, nơi có bản ghi này từ ngày 3/3/2026.',
    });
    expect(answer.question).toMatchObject({ title: 'Hoa', field: 'phone', action: 'read', person: { name: 'Lan' } });
    expect(answer.trace.parts).toMatchObject([
      {
        allowed: true,
        grants: [
          {
            role: { name: 'marketing' },
            place: '/grants/0',
            allowed: false,
            grants_action: true,
            field: 'masks',
            text: { en: 'masks it, to be revealed by a click' },
          },
          {
            role: { name: 'sales' },
            held: [{ via: 'self' }],
            allowed: true,
            field: 'reads',
            forms: [{ form: 'territory', allowed: true, places: [{ name: 'Q1', manual: true }] }],
          },
        ],
      },
    ]);
  });

  it('tells days in the zone of the one who asks', async () => {
    await world.api.database.query(sql`update sys.territory_record set since = '2026-03-03T18:30:00Z' where record = ${world.hoa}::uuid`);
    expect((await why('Lan', phoneOf(world.hoa))).sentence.en).toContain('since 4 March 2026');
    await world.api.database.query(sql`update sys.territory_record set since = '2026-03-03T02:00:00Z' where record = ${world.hoa}::uuid`);
  });

  it('tells the owner, the team, the chain of managers, the share and the record behind the link', async () => {
    expect(await sentences(why('Bình', phoneOf(world.hoa)))).toEqual([
      true,
      'Bình can read Phone because the role Field sales grants it for own records, and Bình owns this one.',
      'Bình xem được Điện thoại vì vai trò Kinh doanh cho phép với bản ghi mình phụ trách, và bản ghi này do Bình phụ trách.',
    ]);
    expect(await sentences(why('Chi', phoneOf(world.hoa)))).toEqual([
      true,
      'Chi can read Phone because the role Crew, held through the team Leads, grants it for records of the team Retail, in which the owner Bình is.',
      'Chi xem được Điện thoại vì vai trò Tổ viên (qua nhóm Leads) cho phép với bản ghi của nhóm Retail, mà người phụ trách Bình là thành viên.',
    ]);
    expect(await sentences(why('Dũng', phoneOf(world.hoa)))).toEqual([
      true,
      'Dũng can read Phone because the role Chief grants it for own records and those of people who report to Dũng; the owner Bình does through Chi.',
      'Dũng xem được Điện thoại vì vai trò Trưởng phòng cho phép với bản ghi của mình và của cấp dưới; người phụ trách Bình là cấp dưới (qua Chi).',
    ]);
    expect(await sentences(why('Em', phoneOf(world.hoa)))).toEqual([
      true,
      'Em can read Phone because the role Partner grants it for records that are shared, and An shared this one with Em to read, until 5 May 2096.',
      'Em xem được Điện thoại vì vai trò Đối tác cho phép với bản ghi được chia sẻ, và An đã chia sẻ bản ghi này cho Em để xem, đến ngày 5/5/2096.',
    ]);
    expect(await sentences(why('An', { object: 'order', record: world.order, field: 'number' }))).toEqual([
      true,
      'An can read Number because the role Clerk grants it along with the Customer “Mai”, which An can read.',
      'An xem được Số vì vai trò Thư ký cho phép theo Khách hàng “Mai” mà An xem được.',
    ]);
    expect(await sentences(why('Ngọc', phoneOf(world.hoa)))).toEqual([
      true,
      "Ngọc can read Phone because the role Keeper grants it for all records, and it meets the condition [Status] == 'Active'.",
      "Ngọc xem được Điện thoại vì vai trò Chăm sóc cho phép với mọi bản ghi, và bản ghi này thỏa điều kiện [Trạng thái] == 'Đang mua'.",
    ]);
  });

  it('follows a link one level up', async () => {
    const { trace } = await why('An', { object: 'order', record: world.order });
    expect(trace.parts[0]?.grants[0]?.forms).toMatchObject([
      {
        form: 'inherit',
        allowed: true,
        record: {
          object: 'customer',
          id: world.mai,
          title: 'Mai',
          grants: [{ role: { name: 'clerk' }, allowed: true, forms: [{ form: 'own', allowed: true }] }],
        },
      },
    ]);
  });

  it('has no more to tell of an administrator', async () => {
    const { body } = await world.admin(url(phoneOf(world.hoa)));
    expect(body).toMatchObject({
      allowed: true,
      sentence: {
        en: 'You can read Phone because the role Administrator gives every right.',
        vi: 'Bạn xem được Điện thoại vì vai trò Quản trị viên có mọi quyền.',
      },
      trace: { admin: true, parts: [] },
    });
  });
});

describe('why, of what is not granted, tells the nearest grant and what it lacks', () => {
  it.each([
    [
      'Bình',
      'the role Field sales grants it only for own records; this one belongs to An',
      'vai trò Kinh doanh chỉ cho phép với bản ghi mình phụ trách; bản ghi này do An phụ trách',
    ],
    ['Lan', 'the role Marketing masks it, to be revealed by a click', 'vai trò Tiếp thị che trường này, phải bấm để mở xem'],
    [
      'Chi',
      'the role Crew, held through the team Leads, grants it only for records of own teams (Leads, Retail); the owner An is in none of them',
      'vai trò Tổ viên (qua nhóm Leads) chỉ cho phép với bản ghi của nhóm mình (Leads, Retail); người phụ trách An không thuộc các nhóm đó',
    ],
    [
      'Dũng',
      'the role Chief grants it only for own records and those of people who report to Dũng; the owner An does not report to Dũng',
      'vai trò Trưởng phòng chỉ cho phép với bản ghi của mình và của cấp dưới; người phụ trách An không phải cấp dưới của Dũng',
    ],
    [
      'Em',
      'the role Partner grants it only for own records or records shared with Em; this one belongs to An, and this one is not shared with Em',
      'vai trò Đối tác chỉ cho phép với bản ghi mình phụ trách hoặc bản ghi được chia sẻ cho Em; bản ghi này do An phụ trách, và bản ghi này không được chia sẻ cho Em',
    ],
    [
      'Ngọc',
      "the role Keeper grants it only where [Status] == 'Active', which this record does not meet",
      "vai trò Chăm sóc chỉ cho phép khi [Trạng thái] == 'Đang mua', mà bản ghi này không thỏa",
    ],
    ['Oanh', 'Oanh has no role', 'Oanh chưa có vai trò nào'],
  ] as const)('to %s', async (person, en, vi) => {
    expect(await sentences(why(person, phoneOf(world.mai)))).toEqual([
      false,
      `${person} cannot read Phone because ${en}.`,
      `${person} không xem được Điện thoại vì ${vi}.`,
    ]);
  });

  it('of fields that are hidden, or made of what is hidden', async () => {
    const of = (field: string, action = 'read') => sentences(why('An', { object: 'order', record: world.order, field, action }));
    expect(await of('cost')).toEqual([
      false,
      'An cannot read Cost because the role Clerk hides it.',
      'An không xem được Giá vốn vì vai trò Thư ký ẩn trường này.',
    ]);
    expect(await of('margin')).toEqual([
      false,
      'An cannot read Margin because the role Clerk does not show Cost, from which it is worked out.',
      'An không xem được Lãi gộp vì vai trò Thư ký không cho xem Giá vốn, mà trường này được tính từ đó.',
    ]);
    expect(await of('gain')).toEqual([
      false,
      'An cannot read Gain because it is worked out from Product › Cost, which An cannot read.',
      'An không xem được Chênh lệch vì trường này được tính từ Sản phẩm › Giá vốn, mà An không xem được.',
    ]);
    expect(await of('margin', 'write')).toEqual([
      false,
      'An cannot change Margin because it is worked out, and nobody writes it.',
      'An không sửa được Lãi gộp vì trường này được tính ra, không ai nhập.',
    ]);
  });

  it('of a total over records that are not seen', async () => {
    expect(await sentences(why('Ngọc', { object: 'customer', record: world.hoa, field: 'spent' }))).toEqual([
      false,
      'Ngọc cannot read Spent because it is worked out from Orders › Price, which Ngọc cannot read.',
      'Ngọc không xem được Đã mua vì trường này được tính từ Đơn hàng › Giá bán, mà Ngọc không xem được.',
    ]);
  });

  it('of actions with a record', async () => {
    expect(await sentences(why('Lan', { object: 'customer', record: world.hoa, action: 'delete' }))).toEqual([
      false,
      'Lan cannot delete this record because the role Marketing grants only reading; the role Sales grants only reading and changing.',
      'Lan không xóa được bản ghi này vì vai trò Tiếp thị chỉ cho xem; vai trò Bán hàng chỉ cho xem và sửa.',
    ]);
    expect(await sentences(why('Em', { object: 'customer', record: world.hoa, action: 'update' }))).toEqual([
      false,
      'Em cannot change this record because the role Partner grants it only for own records or records shared with Em; this one belongs to Bình, and this one is shared with Em only to read.',
      'Em không sửa được bản ghi này vì vai trò Đối tác chỉ cho phép với bản ghi mình phụ trách hoặc bản ghi được chia sẻ cho Em; bản ghi này do Bình phụ trách, và bản ghi này chỉ được chia sẻ cho Em để xem.',
    ]);
    expect(await sentences(why('Bình', { object: 'customer', record: world.mai, action: 'delete' }))).toEqual([
      false,
      'Bình cannot delete this record because Bình cannot even read this record: the role Field sales grants it only for own records; this one belongs to An.',
      'Bình không xóa được bản ghi này vì Bình còn không xem được bản ghi này: vai trò Kinh doanh chỉ cho phép với bản ghi mình phụ trách; bản ghi này do An phụ trách.',
    ]);
  });
});

describe('why, of what goes over many records', () => {
  it('asks the record behind a link whether it may be listed', async () => {
    const { api, people } = world;
    await api.database.query(sql`insert into sys.user_role (user_id, role) values (${people.Oanh}::uuid, 'packer')`);
    expect((await why('Oanh', { object: 'order', record: world.order })).allowed).toBe(true);
    const exported = await why('Oanh', { object: 'order', record: world.order, action: 'export' });
    expect(exported.allowed).toBe(false);
    expect(exported.trace.parts[0]?.grants[0]?.forms[0]?.record?.grants).toMatchObject([
      { role: { name: 'packer' }, allowed: false, grants_action: false, text: { en: 'opens records one by one, by id or phone number, and no lists' } },
    ]);
    await api.database.query(sql`delete from sys.user_role where user_id = ${people.Oanh}::uuid`);
  });
});

describe('why, of an object as a whole', () => {
  it.each([
    ['Hà', 'list', false, 'Hà cannot list Customers because the role Reception opens records one by one, by id or phone number, and no lists.'],
    ['Hà', 'create', true, 'Hà can create Customers because the role Reception grants it for all records.'],
    ['Bình', 'list', true, 'Bình can list Customers because the role Field sales grants it for own records.'],
    ['Bình', 'export', false, 'Bình cannot export Customers because the role Field sales grants only creating, reading, changing and deleting.'],
    ['An', 'bulk', false, 'An cannot write many at once of Customers because the role Clerk grants only reading.'],
    ['Oanh', 'import', false, 'Oanh cannot import Customers because Oanh has no role.'],
  ] as const)('%s %s', async (person, action, allowed, sentence) => {
    const answer = await why(person, { object: 'customer', action });
    expect([answer.allowed, answer.sentence.en]).toEqual([allowed, sentence]);
  });
});

describe('asking about oneself', () => {
  it('is open to all, in the second person', async () => {
    expect(await sentences(mine('Lan', phoneOf(world.hoa)))).toEqual([
      true,
      'You can read Phone because the role Sales grants it in the territory Q1, where this record lies since 3 March 2026.',
      'Bạn xem được Điện thoại vì vai trò Bán hàng cho phép trong địa bàn Q1, nơi có bản ghi này từ ngày 3/3/2026.',
    ]);
  });

  it('finds no record, field or object that one does not see, as if there were none', async () => {
    const { status, body } = await world.as('Bình', url(phoneOf(world.mai)));
    expect([status, body]).toMatchObject([404, { code: 'not_found', detail: `There is no customer ${world.mai} that you can see.` }]);
    expect((await world.as('Kim', url({ object: 'customer', field: 'secret' }))).body).toMatchObject({ status: 400, code: 'unknown_field' });
    expect((await world.as('Kim', url({ object: 'customer', field: 'nonsense' }))).body).toMatchObject({ status: 400, code: 'unknown_field' });
    expect((await world.as('Kim', url({ object: 'order', action: 'list' }))).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await world.as('Kim', url({ object: 'nonsense', action: 'list' }))).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await world.admin(url({ object: 'customer', record: crypto.randomUUID() }))).body).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('tells no condition, and not how it came out, that reads what is hidden', async () => {
    const { trace } = await mine('Kim', { object: 'customer', record: world.hoa, field: 'status' });
    const hushed = trace.parts[0]?.grants.find(({ role }) => role.name === 'hushed');
    expect(hushed).toMatchObject({ allowed: null, condition: { source: null, text: null, allowed: null } });
    expect(JSON.stringify(trace)).not.toContain('ecret');
    const asked = await why('Kim', { object: 'customer', record: world.hoa, field: 'status' });
    expect(asked.trace.parts[0]?.grants[0]).toMatchObject({
      allowed: true,
      condition: { source: "secret == 'x'", text: { vi: "[Bí mật] == 'x'" }, allowed: true },
    });
  });

  it('names neither the owner nor the record behind a link where that cell is hidden', async () => {
    const { api, people } = world;
    await api.database.query(sql`insert into sys.user_role (user_id, role) values (${people.Oanh}::uuid, 'veiled')`);
    const { token } = await api.identity.createToken(people.Oanh, { name: 'x', scopes: ['read'] });
    const answer = await api.app.inject({ method: 'GET', url: url({ object: 'order', record: world.order }), headers: { authorization: `Bearer ${token}` } });
    expect(answer.json()).toMatchObject({ allowed: true, sentence: { en: 'You can read this record because the role Veiled grants it for all records.' } });
    expect(answer.json().trace.parts[0].grants).toMatchObject([
      { place: '/grants/0', allowed: true },
      {
        place: '/grants/1',
        allowed: null,
        forms: [
          { form: 'inherit', allowed: null, record: null },
          { form: 'own', allowed: null },
        ],
      },
    ]);
    for (const hidden of [world.mai, 'Mai', 'Customer', 'The admin']) expect(answer.body).not.toContain(hidden);
    await api.database.query(sql`delete from sys.user_role where user_id = ${people.Oanh}::uuid`);
  });

  it('is all that others than administrators may do', async () => {
    expect((await world.as('Lan', url({ object: 'customer', person: world.people.Bình }))).body).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await world.as('Lan', url({ object: 'customer', person: world.people.Lan }))).status).toBe(200);
  });
});

describe('a further role', () => {
  it('takes no cell away: not a formula over a link that is empty', async () => {
    const { api, people } = world;
    const admin = await api.identity.person((await api.identity.findUser('admin@example.com'))?.id ?? '');
    const [made] = admin ? (await api.writer.write(admin, 'order', [{ op: 'create', values: { number: 'D0', price: '3' } }])).results : [];
    const record = made?.ok ? made.id : '';
    for (const role of ['costs', 'goods']) {
      await api.database.query(sql`insert into sys.user_role (user_id, role) values (${people.Oanh}::uuid, ${role})`);
      const person = await api.identity.person(people.Oanh);
      expect([role, person && (await api.writer.get(person, 'order', record, ['gain']))]).toMatchObject([role, { gain: null }]);
      expect((await why('Oanh', { object: 'order', record, field: 'gain' })).allowed).toBe(true);
      expect((await why('Oanh', { object: 'order', record: world.order, field: 'gain' })).allowed).toBe(false);
    }
    await api.database.query(sql`delete from sys.user_role where user_id = ${people.Oanh}::uuid`);
  });
});

describe('a question that makes no sense is refused', () => {
  it.each([
    [{ object: 'customer', action: 'reveal' }, '/field'],
    [{ object: 'customer', field: 'phone', action: 'delete' }, '/action'],
    [{ object: 'customer', record: '0197c6a0-0000-7000-8000-000000000000', action: 'list' }, '/record'],
    [{}, '/object'],
    [{ object: 'customer', action: 'peek' }, '/action'],
  ])('%j', async (query, pointer) => {
    expect((await world.admin(url(query as Record<string, string>))).body).toMatchObject({ status: 400, code: 'bad_request', issues: [{ pointer }] });
  });

  it('and nobody is found who is not there', async () => {
    expect((await world.admin(url({ object: 'customer', person: crypto.randomUUID() }))).body).toMatchObject({ status: 404, issues: [{ pointer: '/person' }] });
  });
});
