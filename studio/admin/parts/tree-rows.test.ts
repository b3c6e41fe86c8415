import { describe, expect, it } from 'vitest';
import type { PersonAnswer, Team } from '../../../schemas/generated/api.ts';
import { holdersOf } from '../known/holders.ts';
import { idsWithin, treeRows } from './tree-rows.ts';

const items = [
  { id: 'south', parent: null },
  { id: 'hanoi', parent: 'north' },
  { id: 'north', parent: null },
  { id: 'lost', parent: 'gone' },
  { id: 'hoan_kiem', parent: 'hanoi' },
];

describe('a tree', () => {
  it('is told from the top, each item before those beneath it', () => {
    expect(treeRows(items).map(({ item, depth }) => `${depth} ${item.id}`)).toEqual(['0 south', '0 north', '1 hanoi', '2 hoan_kiem', '0 lost']);
  });

  it('knows what lies within an item', () => {
    expect([...idsWithin('north', items)]).toEqual(['north', 'hanoi', 'hoan_kiem']);
    expect([...idsWithin('south', items)]).toEqual(['south']);
  });
});

describe('the holders of a role', () => {
  const created_at = '2026-01-01T00:00:00.000Z';
  const team = (id: string, parent: string | null, roles: string[]): Team => ({ id, name: id, parent, members: [], roles, created_at });
  const person = (id: string, roles: string[], teams: string[]): PersonAnswer => ({
    id,
    name: id,
    email: `${id}@example.com`,
    active: true,
    roles,
    teams: teams.map((name) => ({ id: name, name, lead: false })),
    manager: null,
    territories: [],
    locale: null,
    zone: null,
    created_at,
  });

  it('have it themselves, by their team, or by one above it', () => {
    const teams = [team('sales', null, ['seller']), team('sales_north', 'sales', []), team('care', null, [])];
    const people = [person('an', ['seller'], []), person('binh', [], ['sales_north']), person('chi', [], ['care']), person('dung', [], ['sales'])];
    expect(holdersOf('seller', people, teams).map(({ id }) => id)).toEqual(['an', 'binh', 'dung']);
  });
});
