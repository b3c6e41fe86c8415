import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { metadataRights } from '../../engine/api/http/metadata-access.ts';
import { clientMetadata } from '../../engine/metadata/client-metadata.ts';
import type { ClientMetadata } from '../../schemas/generated/api.ts';
import { openStaffedShop, type StaffedShop } from '../setup/staffed-shop.ts';

/** Every list, figure and group that the screens of Special Gift ask for, asked as the person who is shown them. */
let shop: StaffedShop;
const people = ['chau', 'bao', 'ha', 'mai', 'thao', 'nam', 'tuan', 'yen', 'linh'] as const;

beforeAll(async () => {
  shop = await openStaffedShop(new Date('2026-11-22T03:00:00.000Z'), 150);
});

afterAll(() => shop.close());

interface Shown {
  readonly actor: UserActor;
  readonly screens: ClientMetadata;
}

async function shownTo(key: string): Promise<Shown> {
  const actor = await shop.staff(key);
  return { actor, screens: clientMetadata(shop.models.current(), metadataRights(shop.models.current(), actor)) };
}

type Card = NonNullable<ClientMetadata['today']>['cards'][number];

/** How many records or which figure a card shows. */
async function ask(actor: UserActor, { type, object = '', filter, sort, columns, limit, measure, against }: Card): Promise<unknown> {
  if (type === 'list') return (await shop.writer.list(actor, object, { filter, sort, fields: ['id', ...(columns ?? [])], limit: limit ?? 5 })).items.length;
  const figure = async (wanted: string | undefined) =>
    (await shop.writer.aggregate(actor, object, { filter: wanted, measures: [{ fn: measure?.fn ?? 'count', field: measure?.field, as: 'figure' }] })).rows[0]
      ?.figure;
  if (against !== undefined) await figure(against);
  return figure(filter);
}

describe.each(people)('the screens of %s', (key) => {
  it('have a home whose every list and figure is answered', async () => {
    const { actor, screens } = await shownTo(key);
    const cards = (screens.today?.cards ?? []).filter(({ type }) => type !== 'actions');
    const failed: string[] = [];
    for (const card of cards) await ask(actor, card).catch((error: Error) => failed.push(`${card.label.en}: ${error.message}`));
    expect(failed).toEqual([]);
    expect(cards.length).toBeGreaterThan(6);
  });

  it('have views whose filters, sort orders, columns, groups and sums are answered', async () => {
    const { actor, screens } = await shownTo(key);
    const lists = new Set(screens.objects.filter(({ can }) => can.list).map(({ name }) => name));
    const views = screens.views.filter(({ object }) => lists.has(object));
    const failed: string[] = [];
    for (const { name, object, filter, sort, columns, group, board, sums } of views) {
      const by = group ?? board?.field;
      try {
        await shop.writer.list(actor, object, { filter, sort, fields: ['id', ...columns, ...(board?.card ?? [])], limit: 5 });
        const measures = [{ fn: 'count' as const, as: 'records' }, ...(sums ?? []).map((field, index) => ({ fn: 'sum' as const, field, as: `sum_${index}` }))];
        if (by !== undefined || sums) await shop.writer.aggregate(actor, object, { filter, measures, ...(by === undefined ? {} : { group: [{ field: by }] }) });
      } catch (error) {
        failed.push(`${name}: ${(error as Error).message}`);
      }
    }
    expect(failed).toEqual([]);
    expect(views.length).toBeGreaterThan(10);
  });

  it('have pages whose lists and timelines are answered', async () => {
    const { actor, screens } = await shownTo(key);
    const may = new Map(screens.objects.map(({ name, can }) => [name, can.list]));
    const failed: string[] = [];
    for (const { name, object, related = [], timeline = [] } of screens.layouts) {
      if (may.get(object) !== true) continue;
      const record = (await shop.writer.list(actor, object, { fields: ['id'], limit: 1 })).items[0];
      const lists = [...related, ...timeline.map(({ at, ...entry }) => ({ ...entry, filter: undefined, sort: [`-${at ?? 'created_at'}`] }))];
      for (const { object: other, link, filter, sort, columns } of record ? lists : []) {
        if (may.get(other) !== true) continue;
        const here = `${link} == "${record?.id}"`;
        await shop.writer
          .list(actor, other, { filter: filter === undefined ? here : `${here} && (${filter})`, sort, fields: ['id', ...(columns ?? [])], limit: 5 })
          .catch((error: Error) => failed.push(`${name} ${other}: ${error.message}`));
      }
    }
    expect(failed).toEqual([]);
  });
});

describe('the homes of the sample shop', () => {
  it('have something to do in them', async () => {
    const empty: string[] = [];
    for (const key of people) {
      const { actor, screens } = await shownTo(key);
      const lists = (screens.today?.cards ?? []).filter(({ type }) => type === 'list');
      const filled = await Promise.all(lists.map(async (card) => Number(await ask(actor, card)) > 0));
      if (filled.filter(Boolean).length < 3) empty.push(`${key}: ${lists.filter((_, index) => filled[index]).map(({ label }) => label.en)}`);
    }
    expect(empty).toEqual([]);
  });
});
