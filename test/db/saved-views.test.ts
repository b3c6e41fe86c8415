import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClients, type Client, openApiClients } from './open-api-clients.ts';

let api: ApiClients['api'];
let admin: Client;
let staff: Client;
let guest: Client;

beforeAll(async () => {
  ({ api, admin, staff, guest } = await openApiClients());
});
afterAll(() => api.close());

const save = async (as: Client, payload: object) => as({ method: 'POST', url: '/api/views', payload: { object: 'customer', label: 'A view', ...payload } });
const list = async (as: Client) => (await as({ method: 'GET', url: '/api/views' })).json();
const change = (as: Client, id: string, payload: object) => as({ method: 'PATCH', url: `/api/views/${id}`, payload });
const remove = (as: Client, id: string) => as({ method: 'DELETE', url: `/api/views/${id}` });
const named = (items: { label: string }[], label: string) => items.find((view) => view.label === label);

describe('a saved view', () => {
  it('is kept for its maker and told to nobody else', async () => {
    const body = { columns: ['name', 'level'], filter: 'level == "gold"', sort: ['-name'], group: 'level', type: 'table' };
    const made = await save(staff, { label: ' Gold ones ', body, position: 3 });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({ label: 'Gold ones', object: 'customer', body, mine: true, editable: true, shared_with: [], position: 3 });
    expect(named((await list(staff)).items, 'Gold ones')).toEqual(made.json());
    expect(named((await list(guest)).items, 'Gold ones')).toBeUndefined();
    expect(named((await list(admin)).items, 'Gold ones')).toBeUndefined();
  });

  it('is changed, renamed, shared and deleted by its maker', async () => {
    const { id } = (await save(staff, { label: 'Draft', body: { columns: ['name'] } })).json();
    const changed = await change(staff, id, { label: 'Ready', body: { columns: ['name', 'phone'] }, shared_with: ['everyone'] });
    expect(changed.json()).toMatchObject({ label: 'Ready', body: { columns: ['name', 'phone'] }, shared_with: ['everyone'] });
    expect(named((await list(guest)).items, 'Ready')).toMatchObject({ mine: false, editable: false, shared_with: [], owner: { name: 'The staff' } });
    expect((await change(guest, id, { label: 'Taken' })).statusCode).toBe(403);
    expect((await remove(guest, id)).statusCode).toBe(403);
    expect((await change(admin, id, { label: 'Tidied' })).json()).toMatchObject({ label: 'Tidied', mine: false, editable: true });
    expect((await remove(staff, id)).statusCode).toBe(204);
    expect(named((await list(guest)).items, 'Tidied')).toBeUndefined();
    expect((await change(staff, id, { label: 'Gone' })).statusCode).toBe(404);
    expect((await remove(staff, 'no-uuid')).statusCode).toBe(404);
  });

  it('is cut down to what its reader is shown, and is not there when its filter reads a hidden field', async () => {
    await save(admin, {
      label: 'With secrets',
      body: { columns: ['name', 'secret', 'phone'], sort: ['-secret', 'name'], sums: ['secret'] },
      shared_with: ['everyone'],
    });
    await save(admin, { label: 'By secret', body: { columns: ['name'], filter: 'secret == "x"' }, shared_with: ['everyone'] });
    const told = (await list(staff)).items;
    expect(named(told, 'With secrets')).toMatchObject({ body: { columns: ['name', 'phone'], sort: ['name'], sums: [] } });
    expect(named(told, 'By secret')).toBeUndefined();
    expect(JSON.stringify(told)).not.toContain('secret"');
    expect(named((await list(guest)).items, 'With secrets')).toMatchObject({ body: { columns: ['name'] } });
  });

  it.each([
    ['a hidden column', { columns: ['secret'] }, 'unknown_field', '/body/columns/0'],
    ['a column there is not', { columns: ['name', 'ghost'] }, 'unknown_field', '/body/columns/1'],
    ['an order by a hidden field', { columns: ['name'], sort: ['-secret'] }, 'unknown_field', '/body/sort/0'],
    ['groups of a hidden field', { columns: ['name'], group: 'secret' }, 'unknown_field', '/body/group'],
    ['a hidden filter', { columns: ['name'], filter: 'secret == "x"' }, 'bad_expression', '/filter'],
    ['a filter that cannot be read', { columns: ['name'], filter: 'name ==' }, 'bad_expression', '/filter'],
    ['no column', { columns: [] }, 'bad_request', '/body/columns'],
  ])('is refused with %s', async (_, body, code, pointer) => {
    const answer = await save(staff, { body });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code, issues: [{ pointer }] });
  });

  it('is shared with roles and teams of its maker, by administrators with any', async () => {
    const shared = (as: Client, ...shared_with: string[]) => save(as, { label: 'Shared', body: { columns: ['name'] }, shared_with });
    expect((await shared(staff, 'role:staff')).statusCode).toBe(201);
    expect((await shared(staff, 'role:guest')).json()).toMatchObject({ code: 'bad_request', issues: [{ pointer: '/shared_with/0' }] });
    expect((await shared(staff, 'team:0197c6a0-0000-7000-8000-000000000001')).statusCode).toBe(400);
    expect((await shared(admin, 'role:guest')).statusCode).toBe(201);
    const { subjects } = await list(staff);
    expect(subjects).toEqual([
      { subject: 'everyone', name: '' },
      { subject: 'role:staff', name: 'Nhân viên' },
    ]);
  });

  it('reaches the members of a team while they are in it', async () => {
    const guestId = (await api.identity.findUser('guest@example.com'))?.id ?? '';
    const team = (await admin({ method: 'POST', url: '/api/teams', payload: { name: 'Packers', members: [{ user: guestId }] } })).json();
    await save(admin, { label: 'For packers', body: { columns: ['name'] }, shared_with: [`team:${team.id.toUpperCase()}`] });
    expect(named((await list(guest)).items, 'For packers')).toMatchObject({ label: 'For packers' });
    expect(named((await list(staff)).items, 'For packers')).toBeUndefined();
    await admin({ method: 'PATCH', url: `/api/teams/${team.id}`, payload: { members: [] } });
    expect(named((await list(guest)).items, 'For packers')).toBeUndefined();
  });
});

describe('settings of a list', () => {
  const set = (as: Client, payload: object, object = 'customer') => as({ method: 'PATCH', url: `/api/list-settings/${object}`, payload });

  it('keep the view that opens and widths of columns for oneself, view by view', async () => {
    expect((await set(staff, { opens: 'customer_all' })).json()).toEqual({ object: 'customer', opens: 'customer_all', views: [] });
    await set(staff, { views: [{ view: 'customer_all', widths: { name: 300, phone: 120 } }] });
    const both = await set(staff, { views: [{ view: 'another', widths: { name: 90 } }] });
    expect(both.json()).toEqual({
      object: 'customer',
      opens: 'customer_all',
      views: [
        { view: 'customer_all', widths: { name: 300, phone: 120 } },
        { view: 'another', widths: { name: 90 } },
      ],
    });
    expect((await list(staff)).settings).toEqual([both.json()]);
    expect((await list(guest)).settings).toEqual([]);
    expect((await set(staff, { opens: null })).json()).toMatchObject({ opens: null });
  });

  it('name no field that is hidden, and are refused for what cannot be seen', async () => {
    await set(staff, { views: [{ view: 'x', widths: { secret: 100, name: 100 } }] });
    expect(JSON.stringify((await list(staff)).settings)).not.toContain('secret');
    expect((await set(guest, { opens: null }, 'order')).statusCode).toBe(404);
    expect((await set(staff, { views: [{ view: 'x', widths: { name: 5 } }] })).statusCode).toBe(400);
  });
});
