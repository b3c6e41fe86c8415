import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { sql } from '../../engine/sql/sql.ts';
import { leadDocuments } from './lead-documents.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: Client;
let guest: Client;

beforeAll(async () => {
  const both = (text: string) => ({ en: text, vi: text });
  const desk: MetadataDocument = {
    kind: 'role',
    name: 'desk',
    label: both('Desk'),
    grants: [
      { object: 'lead', actions: ['create', 'read', 'update'], rows: 'all', list: false },
      { object: 'customer', actions: ['create', 'read', 'update'], rows: 'all', list: false },
    ],
  };
  api = await openTestApi({ documents: [...leadDocuments, desk] });
  await api.identity.createUser({ email: 'desk@example.com', name: 'Desk', password, roles: ['desk'] });
  [admin, staff, guest] = [await api.as('admin@example.com'), await api.as('staff@example.com'), await api.as('guest@example.com')];
});

afterAll(() => api.close());

let numbers = 0;

async function make(object: string, values: object, who = admin): Promise<string> {
  const answer = await who({ method: 'POST', url: `/api/records/${object}`, payload: values });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

/** A lead with a phone of its own. */
async function makeLead(values: object = {}, who = admin): Promise<{ id: string; phone: string }> {
  numbers += 1;
  const phone = `09120000${String(numbers).padStart(2, '0')}`;
  return { id: await make('lead', { name: `Trần Thị Lan ${numbers}`, phone, ...values }, who), phone };
}

const read = async (object: string, id: string) => (await admin({ method: 'GET', url: `/api/records/${object}/${id}` })).json();
const preview = (who: Client, id: string) => who({ method: 'POST', url: `/api/conversions/lead_to_customer/${id}/preview`, payload: {} });
const convert = (who: Client, id: string, steps: object = {}, headers: Record<string, string> = {}) =>
  who({ method: 'POST', url: `/api/conversions/lead_to_customer/${id}`, payload: { steps }, headers });
const made = (answer: { json(): { records: { as: string; id: string; taken: boolean }[] } }, as: string) =>
  answer.json().records.find((each) => each.as === as) as { id: string; taken: boolean };
const undo = (who: Client, operation: string) => who({ method: 'POST', url: `/api/operations/${operation}/undo`, payload: {} });

describe('the preview of a conversion', () => {
  it('shows what each step would make, without what is hidden from the person', async () => {
    const lead = await makeLead({ email: 'lan1@example.com', secret: 'rich' });
    const { steps } = (await preview(staff, lead.id)).json();
    expect(steps).toEqual([
      {
        as: 'customer',
        object: 'customer',
        label: { en: 'Customer', vi: 'Khách hàng' },
        optional: false,
        match: true,
        values: {
          name: { full: 'Trần Thị Lan 1', given: '1', form: null },
          phone: { number: '+84912000001', raw: '0912000001' },
          email: 'lan1@example.com',
          lead: lead.id,
        },
        links: {},
        duplicates: [],
      },
      {
        as: 'deal',
        object: 'deal',
        label: { en: 'Deal', vi: 'Cơ hội' },
        optional: true,
        match: false,
        values: { name: 'Trần Thị Lan 1', stage: 'new' },
        links: { customer: 'customer' },
        duplicates: [],
      },
    ]);
    expect((await preview(admin, lead.id)).json().steps[0].values.note).toBe('rich');
  });

  it('offers customers that may be the same, with the reason and what they lack', async () => {
    const lead = await makeLead({ email: 'same@example.com' });
    const known = await make('customer', { name: 'Lan', phone: lead.phone.replace('09', '+849') });
    const [step] = (await preview(staff, lead.id)).json().steps;
    expect(step.duplicates).toEqual([
      { id: known, title: 'Lan', reasons: [{ en: 'Same phone', vi: 'Trùng số điện thoại' }], fills: { email: 'same@example.com', lead: lead.id } },
    ]);
  });

  it('is for those, too, who may open the record and have no list of it', async () => {
    const desk = await api.as('desk@example.com');
    const { id } = await makeLead();
    expect((await desk({ method: 'GET', url: '/api/records/lead' })).statusCode).toBe(404);
    const shown = await preview(desk, id);
    expect([shown.statusCode, shown.json().steps.map(({ as }: { as: string }) => as)]).toEqual([200, ['customer']]);
    expect((await convert(desk, id, { deal: { skip: true } })).statusCode).toBe(200);
  });

  it('is for those who may make the records, and tells others nothing', async () => {
    const lead = await makeLead();
    expect((await preview(staff, crypto.randomUUID())).statusCode).toBe(404);
    expect((await staff({ method: 'POST', url: `/api/conversions/nothing/${lead.id}/preview`, payload: {} })).statusCode).toBe(404);
    // The deal is optional, so a guest sees the customer alone.
    expect((await preview(guest, lead.id)).json().steps.map(({ as }: { as: string }) => as)).toEqual(['customer']);
  });
});

describe('converting a record', () => {
  it('makes the records, links both ways and lets calls follow, as one operation', async () => {
    const lead = await makeLead();
    const call = await make('call', { subject: 'Hỏi giá', lead: lead.id });
    const answer = await convert(staff, lead.id, { deal: { values: { name: 'Quà Tết' } } });
    expect(answer.statusCode, answer.body).toBe(200);
    const [customer, deal] = [made(answer, 'customer'), made(answer, 'deal')];
    expect(await read('customer', customer.id)).toMatchObject({ phone: { raw: lead.phone }, lead: { id: lead.id } });
    expect(await read('deal', deal.id)).toMatchObject({ name: 'Quà Tết', stage: 'new', customer: { id: customer.id } });
    expect(await read('lead', lead.id)).toMatchObject({ status: 'converted', customer: { id: customer.id }, deal: { id: deal.id } });
    // The call belongs to somebody else: it follows, as it would in a cascade.
    expect(await read('call', call)).toMatchObject({ lead: { id: lead.id }, customer: { id: customer.id } });
    expect(answer.headers['trellis-operation']).toBe(answer.json().operation);
  });

  it('is taken back by one undo, and can be done again then', async () => {
    const lead = await makeLead();
    const call = await make('call', { subject: 'Gọi lại', lead: lead.id });
    const answer = await convert(staff, lead.id);
    const undone = await undo(staff, answer.json().operation);
    expect([undone.statusCode, undone.json().kept]).toEqual([200, []]);
    expect(await read('lead', lead.id)).toMatchObject({ status: 'open', customer: null, deal: null });
    expect(await read('call', call)).toMatchObject({ customer: null });
    expect((await admin({ method: 'GET', url: `/api/records/customer/${made(answer, 'customer').id}` })).statusCode).toBe(404);
    expect((await admin({ method: 'GET', url: `/api/records/deal/${made(answer, 'deal').id}` })).statusCode).toBe(404);
    expect((await convert(staff, lead.id)).statusCode).toBe(200);
  });

  it('links to records of later steps, too, and takes that back', async () => {
    const lead = await makeLead();
    const answer = await staff({ method: 'POST', url: `/api/conversions/lead_to_deal/${lead.id}`, payload: {} });
    const [customer, deal] = [made(answer, 'customer'), made(answer, 'deal')];
    expect(await read('customer', customer.id)).toMatchObject({ main_deal: { id: deal.id } });
    // A name and a phone number in texts are what people read of them.
    expect(await read('deal', deal.id)).toMatchObject({ name: expect.stringMatching(/^Trần Thị Lan \d+$/), stage: lead.phone });
    const undone = await undo(staff, answer.json().operation);
    expect([undone.statusCode, undone.json().kept]).toEqual([200, []]);
    expect((await admin({ method: 'GET', url: `/api/records/deal/${deal.id}` })).statusCode).toBe(404);
  });

  it('takes a record that is there and fills only what it lacks', async () => {
    const lead = await makeLead({ email: 'fill@example.com' });
    const known = await make('customer', { name: 'Chị Lan', phone: '0999888777' });
    const answer = await convert(staff, lead.id, { customer: { id: known } });
    expect(made(answer, 'customer')).toEqual({ as: 'customer', object: 'customer', id: known, taken: true });
    expect(await read('customer', known)).toMatchObject({
      name: { full: 'Chị Lan' },
      phone: { raw: '0999888777' },
      email: 'fill@example.com',
      lead: { id: lead.id },
    });
    await undo(staff, answer.json().operation);
    expect(await read('customer', known)).toMatchObject({ name: { full: 'Chị Lan' }, email: null, lead: null });
  });

  it('leaves a record that is taken as it is where nothing is to be filled in', async () => {
    const lead = await makeLead({ email: 'as-is@example.com' });
    const known = await make('customer', { name: 'Chị Lan' });
    await convert(staff, lead.id, { customer: { id: known, values: {} }, deal: { skip: true } });
    expect(await read('customer', known)).toMatchObject({ phone: null, email: null, version: 1 });
    expect(await read('lead', lead.id)).toMatchObject({ customer: { id: known }, deal: null });
  });

  it('refuses a record that was converted, in words, until that is undone, and after the undo is undone', async () => {
    const lead = await makeLead();
    const { operation } = (await convert(staff, lead.id)).json();
    const again = await convert(staff, lead.id);
    expect([again.statusCode, again.json()]).toEqual([409, expect.objectContaining({ code: 'already_converted', by: 'The staff' })]);
    const { operation: undoing } = (await undo(staff, operation)).json();
    expect((await preview(staff, lead.id)).statusCode).toBe(200);
    await undo(staff, undoing);
    expect((await preview(staff, lead.id)).json().code).toBe('already_converted');
  });

  it('lets one of two at once convert and refuses the other', async () => {
    const lead = await makeLead();
    // Straight to the routes: while one is writing, the database is never at rest.
    const one = async () => {
      const cookie = `trellis_session=${await api.identity.signIn('staff@example.com', 'a long enough password', '127.0.0.1')}`;
      return api.app.inject({
        method: 'POST',
        url: `/api/conversions/lead_to_customer/${lead.id}`,
        payload: {},
        headers: { cookie, 'content-type': 'application/json' },
      });
    };
    const answers = await Promise.all([one(), one()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('refuses a record for which the condition does not hold', async () => {
    const lead = await makeLead({ status: 'lost' });
    expect((await convert(staff, lead.id)).json()).toMatchObject({ status: 409, code: 'cannot_convert' });
  });

  it('changes nothing where one of the steps is refused, and says where', async () => {
    const lead = await makeLead({ email: 'taken@example.com' });
    await make('customer', { name: 'Ai đó', email: 'taken@example.com' });
    const taken = await convert(staff, lead.id);
    expect(taken.json()).toMatchObject({ status: 409, code: 'duplicate', step: 'customer', issues: [{ pointer: '/steps/customer/values/email' }] });
    const wrong = await convert(staff, lead.id, { customer: { values: { email: null } }, deal: { values: { name: '' } } });
    expect(wrong.json()).toMatchObject({ status: 422, issues: [{ pointer: '/steps/deal/values/name' }] });
    const guests = await convert(guest, lead.id, { customer: { values: { email: null } } });
    expect(guests.statusCode).toBe(404);
    // Who may not change a customer may take one as it is, and fill in nothing.
    const known = await make('customer', { name: 'Lan' });
    expect((await convert(guest, lead.id, { customer: { id: known }, deal: { skip: true } })).statusCode).toBe(403);
    expect(await read('lead', lead.id)).toMatchObject({ status: 'open', version: 1 });
  });

  it('refuses steps that the conversion does not offer', async () => {
    const lead = await makeLead();
    const answer = await convert(staff, lead.id, { customer: { skip: true }, deal: { id: crypto.randomUUID() }, other: {} });
    expect(answer.json().issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/steps/other', '/steps/customer/skip', '/steps/deal/id']);
    expect((await convert(staff, lead.id, { customer: { id: crypto.randomUUID() } })).statusCode).toBe(404);
  });

  it('converts once for one Idempotency-Key', async () => {
    const lead = await makeLead();
    const first = await convert(staff, lead.id, {}, { 'idempotency-key': 'convert-1' });
    const second = await convert(staff, lead.id, {}, { 'idempotency-key': 'convert-1' });
    expect([second.statusCode, second.headers['idempotency-replayed']]).toEqual([200, 'true']);
    expect(second.json()).toEqual(first.json());
    const customers = await api.database.query<{ n: number }>(sql`select count(*)::int as n from crm.customer where lead = ${lead.id}::uuid`);
    expect(customers[0]?.n).toBe(1);
  });
});
