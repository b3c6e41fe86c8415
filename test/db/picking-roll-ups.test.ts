import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import type { Change } from '../../engine/changes/change-sets.ts';
import { AppError } from '../../engine/errors/app-error.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { refreshRollUps } from '../../engine/records/roll-ups/refresh-roll-ups.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let admin: UserActor;
const system = systemActor('test', 'Asia/Ho_Chi_Minh');
const both = (text: string) => ({ en: text, vi: text });

function rollUp(name: string, options: NonNullable<FieldDocument['options']>): FieldDocument {
  const base = { object: 'interaction', link: 'customer' };
  return { kind: 'field', name: `customer.${name}`, object: 'customer', field: name, type: 'roll_up', label: both(name), options: { ...base, ...options } };
}

const put = (document: MetadataDocument): Change => ({ op: 'put', kind: document.kind, name: document.name, document });

async function apply(...documents: MetadataDocument[]): Promise<void> {
  const { id } = await shop.changeSets.create(admin, { changes: documents.map(put) });
  await shop.changeSets.apply(admin, id);
  await shop.models.refresh();
}

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
  await apply(
    rollUp('first_channel', { function: 'first', field: 'kind', by: 'at' }),
    rollUp('longest_reason', { function: 'last', field: 'reason', by: 'minutes' }),
    rollUp('usual_channel', { function: 'mode', field: 'kind' }),
    rollUp('kept_reason', { function: 'last', field: 'reason', by: 'at', stored: true, exposes: 'all_records' }),
    {
      ...rollUp('last_total', { function: 'last', field: 'total', by: 'ordered_at' }),
      options: { object: 'order', link: 'customer', function: 'last', field: 'total', by: 'ordered_at' },
    },
  );
}, 60_000);

afterAll(() => shop.close());

async function create(object: string, values: Record<string, unknown>, actor: UserActor | typeof system = system): Promise<string> {
  const { results } = await shop.writer.write(actor, object, [{ op: 'create', values }]);
  const [result] = results;
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

const contact = (customer: string, at: string, kind: string, more: Record<string, unknown> = {}) =>
  create('interaction', { customer, at: `2026-11-${at}:00+07:00`, kind, ...more });
const read = (customer: string, ...fields: string[]) => shop.writer.get(admin, 'customer', customer, fields);

describe('a roll-up that picks a value', () => {
  it('gives that of the record that is last, whatever order they came in, empty where it is empty there', async () => {
    const customer = await create('customer', { name: 'An' });
    expect(await read(customer, 'last_contact_channel', 'last_contact_reason')).toMatchObject({ last_contact_channel: null, last_contact_reason: null });
    await contact(customer, '10T09:00', 'zalo', { reason: 'Asked for a price' });
    await contact(customer, '08T09:00', 'call', { reason: 'Birthday' });
    // Notes are no contacts.
    await contact(customer, '12T09:00', 'note', { reason: 'Note' });
    expect(await read(customer, 'last_contact_channel', 'last_contact_reason', 'first_channel')).toMatchObject({
      last_contact_channel: 'zalo',
      last_contact_reason: 'Asked for a price',
      first_channel: 'call',
    });
    const last = await contact(customer, '11T09:00', 'visit');
    expect(await read(customer, 'last_contact_channel', 'last_contact_reason')).toMatchObject({ last_contact_channel: 'visit', last_contact_reason: null });
    await shop.writer.write(system, 'interaction', [{ op: 'delete', id: last }]);
    expect(await read(customer, 'last_contact_channel')).toMatchObject({ last_contact_channel: 'zalo' });
  });

  it('takes the younger of two that stand alike, and none that stands nowhere', async () => {
    const customer = await create('customer', { name: 'Bình' });
    await contact(customer, '01T09:00', 'call', { reason: 'No minutes' });
    expect(await read(customer, 'longest_reason')).toMatchObject({ longest_reason: null });
    await contact(customer, '03T09:00', 'call', { reason: 'Five minutes', minutes: 5 });
    await contact(customer, '02T09:00', 'call', { reason: 'Five minutes again', minutes: 5 });
    expect(await read(customer, 'longest_reason')).toMatchObject({ longest_reason: 'Five minutes again' });
  });

  it('gives amounts with their currency and formulas over roll-ups', async () => {
    const product = await create('product', { code: 'P1', name: 'Nến', price: '10' });
    const customer = await create('customer', { name: 'Chi' });
    await create('order', { customer, ordered_at: '2026-11-05T09:00:00+07:00', lines: [{ product, quantity: 2, unit_price: '10' }] });
    await create('order', { customer, ordered_at: '2026-11-03T09:00:00+07:00', lines: [{ product, quantity: 9, unit_price: '10' }] });
    expect(await read(customer, 'last_total')).toMatchObject({ last_total: { amount: '20', currency: 'VND' } });
  });

  it('gives the value that most have, of several the lesser', async () => {
    const customer = await create('customer', { name: 'Dũng' });
    for (const [at, kind] of [
      ['01T09:00', 'zalo'],
      ['02T09:00', 'visit'],
      ['03T09:00', 'visit'],
      ['04T09:00', 'zalo'],
      ['05T09:00', 'sms'],
    ] as const)
      await contact(customer, at, kind);
    expect(await read(customer, 'usual_channel')).toMatchObject({ usual_channel: 'visit' });
    await contact(customer, '06T09:00', 'zalo');
    expect(await read(customer, 'usual_channel')).toMatchObject({ usual_channel: 'zalo' });
  });

  it('filters by key and by label, sorts and groups as the field does that it picks from', async () => {
    const [em, giang] = [await create('customer', { name: 'Em' }), await create('customer', { name: 'Giang' })];
    await contact(em, '01T09:00', 'facebook');
    await contact(giang, '01T09:00', 'email');
    const names = async (filter: string, sort: string[] = ['name']) =>
      (await shop.writer.list(admin, 'customer', { filter, sort, fields: ['name'] })).items.map(({ name }) => (name as { full: string }).full);
    expect(await names('last_contact_channel == "facebook"')).toEqual(['Em']);
    expect(await names("last_contact_channel == 'Gọi điện' || last_contact_channel in ['Facebook']")).toContain('Em');
    expect(await names('last_contact_channel in ["facebook", "email"]', ['last_contact_channel'])).toEqual(['Giang', 'Em']);
    const { rows } = await shop.writer.aggregate(admin, 'customer', {
      filter: 'last_contact_channel in ["facebook", "email"]',
      group: [{ field: 'last_contact_channel' }],
      measures: [{ fn: 'count', as: 'n' }],
    });
    expect(rows).toEqual([
      { last_contact_channel: 'email', n: 1 },
      { last_contact_channel: 'facebook', n: 1 },
    ]);
    await expect(names('last_contact_channel == "no_such"')).rejects.toMatchObject({ code: 'bad_expression' });
  });

  it('is kept where it is stored, and follows what changes, moves and goes', async () => {
    const [hoa, khanh] = [await create('customer', { name: 'Hoa' }), await create('customer', { name: 'Khánh' })];
    const kept = async (customer: string) => {
      await refreshRollUps(shop);
      return (await read(customer, 'kept_reason'))?.kept_reason;
    };
    const first = await contact(hoa, '01T09:00', 'call', { reason: 'First' });
    const second = await contact(hoa, '02T09:00', 'call', { reason: 'Second' });
    expect(await kept(hoa)).toBe('Second');
    await shop.writer.write(system, 'interaction', [{ op: 'update', id: first, values: { at: '2026-11-03T09:00:00+07:00' } }]);
    expect(await kept(hoa)).toBe('First');
    await shop.writer.write(system, 'interaction', [{ op: 'update', id: first, values: { customer: khanh } }]);
    expect([await kept(hoa), await kept(khanh)]).toEqual(['Second', 'First']);
    await shop.writer.write(system, 'interaction', [{ op: 'delete', id: second }]);
    expect(await kept(hoa)).toBeNull();
    const { items } = await shop.writer.list(admin, 'customer', { filter: 'kept_reason == "First"', sort: ['-kept_reason'], fields: ['kept_reason'] });
    expect(items.map(({ id }) => id)).toEqual([khanh]);
  });

  it('is worked out over what somebody sees, and not there for whoever may not read what it is made of', async () => {
    const part = (hide: string[]) => ({
      kind: 'role' as const,
      name: `caller_${hide.join('_') || 'all'}`,
      label: both('Caller'),
      grants: [
        { object: 'customer', actions: ['read' as const], rows: 'all' as const },
        { object: 'interaction', actions: ['read' as const], rows: 'own' as const, hide },
      ],
    });
    await apply(part([]), part(['kind']), part(['at']));
    const [caller, blind, timeless] = [
      await shop.person('caller', 'caller_all'),
      await shop.person('blind', 'caller_kind'),
      await shop.person('timeless', 'caller_at'),
    ];
    const customer = await create('customer', { name: 'Lan' });
    await contact(customer, '01T09:00', 'sms', { owner: caller.id });
    await contact(customer, '02T09:00', 'visit');
    const readBy = (who: UserActor, ...fields: string[]) => shop.writer.get(who, 'customer', customer, fields);
    expect(await readBy(caller, 'last_contact_channel', 'last_contact_reason')).toMatchObject({ last_contact_channel: 'sms', last_contact_reason: null });
    await expect(readBy(blind, 'last_contact_channel')).rejects.toMatchObject({ code: 'unknown_field' });
    expect(await readBy(blind, 'name')).not.toHaveProperty('last_contact_channel');
    await expect(readBy(timeless, 'last_contact_reason')).rejects.toMatchObject({ code: 'unknown_field' });
  });

  it('is refused over what cannot be one value, and by what says no order', async () => {
    const issues = async (options: NonNullable<FieldDocument['options']>) => {
      const { id } = await shop.changeSets.create(admin, { changes: [put(rollUp('wrong', options))] });
      const refused = await shop.changeSets.apply(admin, id).catch((error: unknown) => error);
      return refused instanceof AppError ? refused.issues.map(({ pointer }) => pointer) : refused;
    };
    expect(await issues({ function: 'last', field: 'about', by: 'at' })).toEqual(['/field/customer.wrong/options/field']);
    expect(await issues({ function: 'last', field: 'kind', by: 'reason' })).toEqual(['/field/customer.wrong/options/by']);
    expect(await issues({ function: 'last', field: 'kind', by: 'nothing' })).toEqual(['/field/customer.wrong/options/by']);
    expect(await issues({ object: 'order', function: 'mode', field: 'total' })).toEqual(['/field/customer.wrong/options/field']);
  });
});

describe('the best time to call', () => {
  const zone = (hour: number, day: number) => `${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:30`;
  const best = async (customer: string) => (await shop.writer.get(system, 'customer', customer, ['best_time', 'best_day', 'answered_calls'])) ?? {};

  it('is what most answered calls show, from three on, unless the customer said another', async () => {
    const customer = await create('customer', { name: 'Minh' });
    const call = (hour: number, day: number, outcome = 'reached') => contact(customer, zone(hour, day), 'call', { outcome });
    // 3 and 10 November 2026 are Tuesdays.
    await call(18, 3);
    await call(18, 4, 'no_answer');
    await call(18, 5, 'no_answer');
    await call(19, 10);
    expect(await best(customer)).toMatchObject({ best_time: 'no_data', best_day: 'no_data', answered_calls: 2 });
    await call(10, 12);
    expect(await best(customer)).toMatchObject({ best_time: 'evening', best_day: 'tuesday', answered_calls: 3 });
    await shop.writer.write(system, 'customer', [{ op: 'update', id: customer, values: { preferred_time: 'noon' } }]);
    expect(await best(customer)).toMatchObject({ best_time: 'noon', best_day: 'tuesday' });
  });
});
