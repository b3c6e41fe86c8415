import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fieldType } from '../../engine/fields/registry.ts';
import type { RowWrite } from '../../engine/records/record-writer.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { generateDemo } from './generate-demo.ts';
import { sampleSettings } from './sample-settings.ts';
import type { DemoBatch } from './story.ts';

type Values = Readonly<Record<string, unknown>>;
type Create = Extract<RowWrite, { op: 'create' }>;
type Update = Extract<RowWrite, { op: 'update' }>;

const now = new Date('2026-11-22T03:00:00.000Z');
const settings = sampleSettings();
const fields = loadFields();

function loadFields(): ReadonlyMap<string, FieldDocument> {
  const folder = join(import.meta.dirname, '../../seeds/special-gift/fields');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const documents = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as FieldDocument);
  return new Map(documents.map((document) => [document.name, document]));
}

const person = (n: number, role: string, ...branches: string[]) => ({ id: `0192e8ab-6680-7000-8000-00000000000${n}`, roles: [role], branches });
const owners = [person(1, 'sales', 'HN1'), person(2, 'sales', 'SG1'), person(3, 'service', 'HN1'), person(4, 'delivery')];

function small(seed: number, customers = 150): readonly DemoBatch[] {
  return [...generateDemo({ settings, seed, now, customers, owners })];
}

const creates = (batches: readonly DemoBatch[], object: string): readonly Create[] =>
  batches.filter((batch) => batch.object === object).flatMap((batch) => batch.rows.filter((row) => row.op === 'create'));
const updates = (batches: readonly DemoBatch[], object: string): readonly Update[] =>
  batches.filter((batch) => batch.object === object).flatMap((batch) => batch.rows.filter((row) => row.op === 'update'));
const linesOf = (row: Create): readonly Values[] => row.values.lines as readonly Values[];

describe('generateDemo', () => {
  it('gives the same rows for the same seed and others for another', () => {
    expect(small(5, 40)).toEqual(small(5, 40));
    expect(small(5, 40)).not.toEqual(small(6, 40));
  });

  it('names every line, none twice, so that whoever finishes the demo makes the same', () => {
    const lines = small(5, 40).flatMap(({ object, rows }) => rows.flatMap((row) => (row.op === 'create' ? linesOfRow(object, row.values) : [])));
    const ids = lines.map(({ id }) => String(id));
    expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(400);
  });

  it('points only to records that are already there, each made once', () => {
    const known = new Map<string, string>();
    const dangling: string[] = [];
    for (const { object, rows } of small(3))
      for (const row of rows) {
        if (row.op !== 'create' && row.op !== 'update') continue;
        if (row.op === 'create') {
          if (row.id === undefined || known.has(row.id)) dangling.push(`${object} made twice`);
          else known.set(row.id, object);
          for (const [line, id] of linesWithIds(object, row.values)) known.set(id, line);
        } else if (known.get(row.id) !== object) dangling.push(`${object} changed before it is made`);
        for (const [target, id] of linksOf(object, row.values)) if (known.get(id) !== target) dangling.push(`${object} to ${target}`);
      }
    expect(dangling).toEqual([]);
  });

  it('writes values that every field accepts', () => {
    const refused = new Set<string>();
    const check = (object: string, values: Values): void => {
      for (const [name, value] of Object.entries(values)) {
        if (name === 'owner' || name === 'record_type' || name === 'id') continue;
        const document = fields.get(`${object}.${name}`);
        if (!document) refused.add(`${object}.${name} does not exist`);
        else if (document.type === 'lines') for (const line of value as readonly Values[]) check(document.options?.object ?? '', line);
        else {
          const parsed = fieldType(document.type).parse(value, document, { zone: 'Asia/Ho_Chi_Minh', currency: 'VND' });
          if (!parsed.ok) refused.add(`${document.name}: ${JSON.stringify(value)} ${parsed.issues[0]?.message}`);
          else if (document.type === 'phone' && parsed.value[0] === null) refused.add(`${document.name}: ${JSON.stringify(value)} is no phone number`);
        }
      }
    };
    for (const { object, rows } of small(4)) for (const row of rows) if (row.op === 'create' || row.op === 'update') check(object, row.values);
    expect([...refused]).toEqual([]);
  });

  it('fills every required field, also those that a status requires', () => {
    const missing = new Set<string>();
    const state = new Map<string, Values>();
    const required = [...fields.values()].filter((field) => field.required === true && field.default === undefined && field.object !== 'combo_item');
    const rules: readonly (readonly [string, string, string, string])[] = [
      ['lead', 'status', 'lost', 'lost_reason'],
      ['lead', 'status', 'converted', 'customer'],
      ['order', 'order_status', 'cancelled', 'cancel_reason'],
      ['deal', 'stage', 'lost', 'lost_reason'],
      ['ticket', 'status', 'resolved', 'solution'],
    ];
    for (const { object, rows } of small(4))
      for (const row of rows) {
        if (row.op !== 'create' && row.op !== 'update') continue;
        const values = { ...state.get(String(row.id)), ...row.values };
        state.set(String(row.id), values);
        for (const field of required) if (field.object === object && values[field.field] === undefined) missing.add(field.name);
        for (const [owner, status, key, field] of rules)
          if (owner === object && values[status] === key && values[field] === undefined) missing.add(`${owner}.${field}`);
      }
    expect([...missing]).toEqual([]);
  });

  it('lets time only go forward in a record and never past now', () => {
    const last = new Map<string, string>();
    const wrong = new Set<string>();
    for (const { object, rows } of small(8)) {
      const seen = new Set<string>();
      for (const row of rows) {
        if (row.op !== 'create' && row.op !== 'update') continue;
        const at = row.at ?? '';
        if (at > now.toISOString() || at < (last.get(String(row.id)) ?? '2024-10')) wrong.add(`${object} ${at}`);
        if (seen.has(String(row.id))) wrong.add(`${object} twice in a batch`);
        seen.add(String(row.id));
        last.set(String(row.id), at);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it('gives customers to sellers of their branch, tickets to service, deliveries to whoever delivers', () => {
    const batches = small(2, 400);
    const codes = new Map(creates(batches, 'branch').map((row) => [row.id, row.values.code]));
    const ownersOf = (object: string, of: (row: Create) => unknown): ReadonlyMap<unknown, readonly unknown[]> =>
      new Map(
        [...Map.groupBy(creates(batches, object), of)].map(([key, rows]) => [key, [...new Set(rows.map((row) => String(row.values.owner).at(-1)))].sort()]),
      );
    const customers = ownersOf('customer', (row) => codes.get(String(row.values.branch)));
    expect([customers.get('HN1'), customers.get('SG1'), customers.get('ON1')]).toEqual([['1'], ['2'], ['1', '2']]);
    expect([...ownersOf('ticket', () => 'all').values()]).toEqual([['3']]);
    const tasks = ownersOf('task', (row) => row.values.task_type);
    expect([tasks.get('delivery'), tasks.get('email'), tasks.get('gift_wrap')]).toEqual([['4'], ['1', '2'], ['1', '2']]);
  });

  it('copes with fewer orders than customers and with no staff', () => {
    const batches = [...generateDemo({ settings, seed: 1, now, customers: 60, orders: 20 })];
    expect(creates(batches, 'order')).toHaveLength(20);
    expect(creates(batches, 'customer')).toHaveLength(68);
    expect(batches.some(({ rows }) => rows.some((row) => (row.op === 'create' || row.op === 'update') && 'owner' in row.values))).toBe(false);
  });
});

describe('the default demo', () => {
  let batches: readonly DemoBatch[] = [];
  beforeAll(() => {
    batches = [...generateDemo({ settings, seed: 1, now })];
  }, 60_000);

  const perDay = (): ReadonlyMap<string, number> => {
    const days = new Map<string, number>();
    for (const row of creates(batches, 'order')) {
      const day = new Date(Date.parse(row.at ?? '') + 7 * 3_600_000).toISOString().slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    return days;
  };

  it('has 2,000 customers and 12,000 orders in few batches', () => {
    expect(creates(batches, 'customer').filter((row) => row.values.record_type === 'customer')).toHaveLength(2000);
    expect(creates(batches, 'order')).toHaveLength(12_000);
    expect(batches.length).toBeLessThan(140);
    expect(Math.max(...batches.map(({ rows }) => rows.length))).toBeLessThanOrEqual(5000);
  });

  it.each([
    '2025-01-22',
    '2025-02-12',
    '2025-03-07',
    '2025-10-04',
    '2025-10-18',
    '2025-11-18',
    '2026-02-12',
    '2026-03-06',
    '2026-09-23',
    '2026-10-19',
    '2026-11-19',
  ])('sells at least twice as much as usual on %s, before an occasion', (day) => {
    expect(perDay().get(day) ?? 0).toBeGreaterThan(2 * (12_000 / 731));
  });

  it('sells on nearly every day and nothing special in a quiet week', () => {
    const days = perDay();
    expect(days.size).toBeGreaterThan(690);
    const quiet = ['2026-07-06', '2026-07-07', '2026-07-08', '2026-07-09', '2026-07-10'].reduce((sum, day) => sum + (days.get(day) ?? 0), 0);
    expect(quiet / 5).toBeLessThan(12_000 / 731);
  });

  it('sells holders mostly with candles', () => {
    const category = new Map(creates(batches, 'product').map((row) => [row.id, row.values.category]));
    const orders = creates(batches, 'order').map((row) => new Set(linesOf(row).map((line) => category.get(String(line.product)))));
    const withHolder = (candle: boolean): number => {
      const chosen = orders.filter((kinds) => kinds.has('candle') === candle);
      return chosen.filter((kinds) => kinds.has('holder')).length / chosen.length;
    };
    expect(withHolder(true)).toBeGreaterThan(3 * withHolder(false));
  });

  it('gives regulars a taste: their first scent is far above its share among all', () => {
    const scent = new Map(creates(batches, 'product').map((row) => [row.id, row.values.scent]));
    const byCustomer = Map.groupBy(creates(batches, 'order'), (row) => String(row.values.customer));
    const shares: number[] = [];
    for (const orders of byCustomer.values()) {
      const candles = orders
        .flatMap(linesOf)
        .filter((line) => line.combo === undefined)
        .map((line) => scent.get(String(line.product)));
      const counted = Map.groupBy(
        candles.filter((key) => key !== undefined),
        (key) => key,
      );
      if (candles.length >= 12) shares.push(Math.max(...[...counted.values()].map((list) => list.length)) / [...counted.values()].flat().length);
    }
    expect(shares.length).toBeGreaterThan(100);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.5);
  });

  it('has those who buy once, regulars, and good customers who stopped', () => {
    const byCustomer = Map.groupBy(creates(batches, 'order'), (row) => String(row.values.customer));
    const sizes = [...byCustomer.values()].map((orders) => orders.length);
    const stopped = [...byCustomer.values()].filter((orders) => orders.length >= 5 && orders.every((row) => (row.at ?? '') < '2026-05-25'));
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(500);
    expect(sizes.filter((size) => size >= 12).length).toBeGreaterThan(250);
    expect(stopped.length).toBeGreaterThan(80);
  });

  it('moves orders, deals, leads and tickets through their states', () => {
    const reached = (object: string, field: string): readonly unknown[] =>
      [...new Set(updates(batches, object).map((row) => row.values[field]))].filter((value) => value !== undefined).sort();
    expect(reached('order', 'delivery_status')).toEqual(['delivered', 'refused', 'returned', 'shipping']);
    expect(reached('order', 'order_status')).toEqual(['cancelled', 'completed', 'packed']);
    expect(reached('deal', 'stage')).toEqual(['consulting', 'lost', 'negotiating', 'quoted', 'won']);
    expect(reached('lead', 'status')).toEqual(['contacted', 'converted', 'lost', 'qualified']);
    expect(reached('ticket', 'status')).toEqual(['closed', 'in_progress', 'resolved', 'waiting']);
    expect(updates(batches, 'product').length).toBe(118);
  });
});

function linesOfRow(object: string, values: Values): readonly Values[] {
  return Object.entries(values).flatMap(([name, value]) => (fields.get(`${object}.${name}`)?.type === 'lines' ? (value as readonly Values[]) : []));
}

/** Lines that were given ids, with their object. */
function linesWithIds(object: string, values: Values): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, value]): (readonly [string, string])[] => {
    const document = fields.get(`${object}.${name}`);
    if (document?.type !== 'lines') return [];
    return (value as readonly Values[]).flatMap(({ id }) => (typeof id === 'string' ? [[document.options?.object ?? '', id] as const] : []));
  });
}

function linksOf(object: string, values: Values): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, value]): (readonly [string, string])[] => {
    const document = fields.get(`${object}.${name}`);
    const target = document?.options?.object;
    if (document?.type === 'link' && target !== undefined) return [[target, String(value)]];
    if (document?.type === 'any_link') return [[(value as { object: string }).object, (value as { id: string }).id]];
    if (document?.type === 'lines' && target !== undefined) return (value as readonly Values[]).flatMap((line) => linksOf(target, line));
    return [];
  });
}
