import { gunzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: Client;
let guest: Client;

beforeAll(async () => {
  api = await openTestApi();
  [admin, staff, guest] = [await api.as('admin@example.com'), await api.as('staff@example.com'), await api.as('guest@example.com')];
});

afterAll(() => api.close());

const read = async (who: Client, url: string) => (await who({ method: 'GET', url })).json();

interface Named {
  readonly name: string;
}

describe('GET /api/metadata', () => {
  it('gives an administrator everything', async () => {
    const metadata = await read(admin, '/api/metadata');
    expect(metadata).toMatchObject({ version: api.models.current().version, settings: { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' } });
    expect(metadata.objects.map((object: Named) => object.name).sort()).toEqual(['customer', 'order', 'order_line', 'user']);
    expect(metadata.views.map((view: Named) => view.name)).toEqual(['customer_all', 'customer_secret']);
    const customer = metadata.objects.find((object: Named) => object.name === 'customer');
    expect(customer).toMatchObject({
      title: 'name',
      label: { en: 'Customer', vi: 'Khách hàng' },
      can: { create: true, update: true, delete: true, export: true },
    });
    expect(customer.fields.find((field: Named) => field.name === 'name')).toEqual({
      name: 'name',
      type: 'text',
      label: { en: 'customer name', vi: 'name của customer' },
      required: true,
      searchable: true,
      sortable: true,
      filterable: true,
      groupable: true,
      read_only: false,
      system: false,
      options: { max_length: 80 },
      operators: expect.arrayContaining(['equals', 'contains']),
    });
    expect(metadata.objects.find((object: Named) => object.name === 'order_line')).toMatchObject({ parent: 'order', order: 'position' });
    expect(metadata.objects.find((object: Named) => object.name === 'user').can).toEqual({
      create: false,
      update: false,
      delete: false,
      export: true,
      list: true,
      share: false,
      bulk: false,
      import: false,
      merge: false,
    });
  });

  it('does not say the name of anything hidden', async () => {
    const answer = await staff({ method: 'GET', url: '/api/metadata' });
    expect(answer.body).not.toContain('"secret"');
    expect(answer.body).not.toContain('secret =');
    expect(answer.body).not.toContain('customer.secret');
    const metadata = answer.json();
    expect(metadata.views).toMatchObject([{ name: 'customer_all', columns: ['name', 'phone'] }]);
    expect(metadata.apps[0].groups[0].items).toEqual([{ object: 'customer' }, { object: 'order' }]);
    expect(metadata.layouts[0]).toMatchObject({ header: ['phone'], sections: [{ fields: ['name', 'code', 'phone', 'level'] }, { fields: ['reason'] }] });
  });

  it('gives a guest one object with one field, read-only', async () => {
    const metadata = await read(guest, '/api/metadata');
    const customer = metadata.objects.find((object: Named) => object.name === 'customer');
    expect(metadata.objects.map((object: Named) => object.name)).toEqual(['customer', 'user']);
    expect(customer.can).toEqual({
      create: false,
      update: false,
      delete: false,
      export: false,
      list: true,
      share: false,
      bulk: false,
      import: false,
      merge: false,
    });
    expect(customer.fields.map((field: Named & { read_only: boolean }) => [field.name, field.read_only])).toEqual([
      ['id', true],
      ['version', true],
      ['name', true],
    ]);
  });

  it('is not sent again to who has it', async () => {
    const first = await staff({ method: 'GET', url: '/api/metadata' });
    const etag = String(first.headers.etag);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await staff({ method: 'GET', url: '/api/metadata', headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await admin({ method: 'GET', url: '/api/metadata', headers: { 'if-none-match': etag } })).statusCode).toBe(200);
  });
});

describe('documents', () => {
  it('are given to administrators as they are stored', async () => {
    expect(await read(admin, '/api/metadata/field/customer.phone')).toMatchObject({ kind: 'field', name: 'customer.phone', type: 'phone' });
    expect((await read(admin, '/api/metadata/role')).items.map((role: Named) => role.name).sort()).toEqual(['admin', 'guest', 'staff']);
    expect((await admin({ method: 'GET', url: '/api/metadata/object/user' })).statusCode).toBe(404);
  });

  it('are given to others cut down to what they may read', async () => {
    expect((await read(guest, '/api/metadata/object')).items.map((object: Named) => object.name)).toEqual(['customer']);
    expect((await guest({ method: 'GET', url: '/api/metadata/object/order' })).statusCode).toBe(404);
    expect((await read(staff, '/api/metadata/view/customer_all')).columns).toEqual(['name', 'phone']);
  });

  it('of a kind there is not are not found', async () => {
    expect((await admin({ method: 'GET', url: '/api/metadata/entity' })).statusCode).toBe(404);
    expect((await admin({ method: 'GET', url: '/api/metadata/constructor' })).statusCode).toBe(404);
  });
});

describe('GET /api/metadata/forms/:object', () => {
  it('is derived from the fields that may be written', async () => {
    const { schema, ui } = await read(staff, '/api/metadata/forms/customer?locale=vi');
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      title: 'Khách hàng',
      additionalProperties: false,
      required: ['name'],
    });
    expect(Object.keys(schema.properties)).toEqual(['owner', 'name', 'code', 'phone', 'level', 'reason']);
    expect(schema.properties.name).toMatchObject({ title: 'name của customer', type: ['string', 'null'] });
    expect(schema.properties.phone).toMatchObject({ description: 'Viết kiểu nào cũng được' });
    expect(schema.properties.level).toMatchObject({ enum: ['new', 'gold', null] });
    expect(ui['ui:order']).toEqual(['owner', 'name', 'code', 'phone', 'level', 'reason']);
    expect(ui.phone).toEqual({ 'ui:field': 'phone', 'ui:options': {} });
    expect(ui['ui:options'].sections).toEqual([
      { label: 'Chính', columns: 2, fields: ['name', 'code', 'phone', 'level'] },
      { label: 'Thêm', columns: 1, fields: ['reason'], visible_when: "level == 'gold'" },
    ]);
  });

  it('gives conditions in the canonical form, save those that read hidden fields', async () => {
    const ofAdmin = await read(admin, '/api/metadata/forms/customer?locale=en');
    expect(ofAdmin.schema.properties.name.title).toBe('customer name');
    expect(ofAdmin.ui.reason['ui:options']).toEqual({ visible_when: "level == 'gold'", required_when: "secret == 'x'" });
    expect(ofAdmin.ui.level['ui:options']).toEqual({ default: "'new'" });
    const ofStaff = await read(staff, '/api/metadata/forms/customer');
    expect(ofStaff.ui.reason['ui:options']).toEqual({ visible_when: "level == 'gold'" });
  });

  it('holds the form of owned lines without their parent and position', async () => {
    const { schema, ui } = await read(admin, '/api/metadata/forms/order');
    expect(Object.keys(schema.properties.items.items.properties)).toEqual(['id', 'product', 'quantity']);
    expect(schema.properties.items.items.required).toEqual(['product']);
    expect(ui.items).toMatchObject({ 'ui:field': 'lines', 'ui:options': { target: 'order_line' }, items: { 'ui:order': ['product', 'quantity'] } });
  });

  it('has nothing to fill in for who may only read, and is not found for hidden objects', async () => {
    expect((await read(guest, '/api/metadata/forms/customer')).schema.properties).toEqual({});
    expect((await guest({ method: 'GET', url: '/api/metadata/forms/order' })).statusCode).toBe(404);
  });
});

describe('GET /api/openapi.json', () => {
  it.each([
    ['an administrator', () => admin],
    ['staff', () => staff],
    ['a guest', () => guest],
  ])('is valid OpenAPI 3.1 for %s', async (_, who) => {
    const document = await read(who(), '/api/openapi.json');
    const result = await new Validator().validate(document);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  it('refers to nothing that it does not hold', async () => {
    const answer = await admin({ method: 'GET', url: '/api/openapi.json' });
    const { schemas } = answer.json().components;
    const references = [...answer.body.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => String(match[1]));
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((reference) => !Object.hasOwn(schemas, reference.replace('#/components/schemas/', '')))).toEqual([]);
  });

  it('offers only what the caller may do and see', async () => {
    const ofAdmin = await read(admin, '/api/openapi.json');
    expect(Object.keys(ofAdmin.paths['/api/records/customer/{id}'])).toEqual(['parameters', 'get', 'patch', 'delete']);
    expect(Object.keys(ofAdmin.components.schemas['customer.create'].properties)).toContain('secret');
    expect(ofAdmin.components.schemas['customer.create'].required).toEqual(['name']);
    const answer = await guest({ method: 'GET', url: '/api/openapi.json' });
    expect(answer.body).not.toContain('"secret"');
    expect(Object.keys(answer.json().paths['/api/records/customer'])).toEqual(['get']);
    expect(answer.json().paths['/api/records/order']).toBeUndefined();
    expect(answer.json().paths['/api/metadata/change-sets']).toBeUndefined();
  });

  it('describes every route there is', async () => {
    const { paths } = await read(admin, '/api/openapi.json');
    const described = new Set(
      Object.entries(paths as Record<string, Record<string, unknown>>).flatMap(([path, calls]) =>
        Object.keys(calls)
          .filter((method) => method !== 'parameters')
          .map((method) => `${method.toUpperCase()} ${path.replace('/api/records/customer', '/api/records/{object}')}`),
      ),
    );
    const missing = api.routes.map((route) => route.replaceAll(/:(\w+)/g, '{$1}')).filter((route) => !described.has(route));
    expect(api.routes.length).toBeGreaterThan(30);
    expect(missing).toEqual(['GET /api/openapi.json']);
  });
});

describe('change sets', () => {
  const field = {
    op: 'put',
    kind: 'field',
    name: 'customer.note',
    document: { kind: 'field', name: 'customer.note', object: 'customer', field: 'note', type: 'text', label: { en: 'Note', vi: 'Ghi chú' } },
  };

  it('are drafted, planned, applied and rolled back', async () => {
    const made = await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { title: 'A note', changes: [field] } });
    expect(made.statusCode).toBe(201);
    const { id } = made.json();
    expect(made.json()).toEqual({ id, title: 'A note', status: 'draft' });
    const step = async (name: string) => (await admin({ method: 'POST', url: `/api/metadata/change-sets/${id}/${name}`, payload: {} })).json();
    expect(await step('plan')).toMatchObject({ status: 'draft', plan: { risk: 'safe', issues: [] } });
    expect(await step('apply')).toMatchObject({ status: 'applied' });
    const customer = { method: 'POST', url: '/api/records/customer', payload: { name: 'Noted', note: 'likes jasmine' } } as const;
    expect((await admin(customer)).json()).toMatchObject({ note: 'likes jasmine' });
    expect((await read(admin, '/api/metadata')).objects.find((object: Named) => object.name === 'customer').fields.map((item: Named) => item.name)).toContain(
      'note',
    );
    await step('roll-back');
    expect((await admin(customer)).statusCode).toBe(422);
    expect((await read(admin, `/api/metadata/change-sets/${id}`)).status).toBe('rolled_back');
    expect((await read(admin, '/api/metadata/change-sets?limit=1')).items).toHaveLength(1);
  });

  it('apply themselves when they are safe and told to', async () => {
    const changes = [{ ...field, name: 'customer.hint', document: { ...field.document, name: 'customer.hint', field: 'hint' } }];
    const made = await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { changes, apply_if_safe: true } });
    expect(made.json().status).toBe('applied');
    expect((await admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'Hinted', hint: 'x' } })).statusCode).toBe(201);
  });

  it('are refused when they are not what the schema says', async () => {
    const answer = await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { changes: [{ ...field, op: 'merge' }] } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues).toEqual([{ pointer: '/changes/0/op', message: 'must be one of put, delete' }]);
    expect((await admin({ method: 'POST', url: '/api/metadata/change-sets/42/plan', payload: {} })).statusCode).toBe(404);
  });
});

it('sends metadata compressed to those who take it', async () => {
  const staff = await api.as('staff@example.com');
  const plain = await staff({ method: 'GET', url: '/api/metadata' });
  const answer = await staff({ method: 'GET', url: '/api/metadata', headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'cookie, authorization, accept-encoding' });
  expect(gunzipSync(answer.rawPayload).toString()).toBe(plain.body);
  expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
});
