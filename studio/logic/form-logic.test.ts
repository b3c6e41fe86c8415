import { describe, expect, it } from 'vitest';
import type { ClientField, ClientMetadata, ClientObject, FieldTypeName } from '../metadata/client-metadata.ts';
import { compileFormLogic } from './form-logic.ts';

const label = { en: 'x', vi: 'x' };
const context = { now: '2026-11-22T02:14:00.000Z', zone: 'Asia/Ho_Chi_Minh', me: '0197c6a0-0000-7000-8000-000000000001' };

function field(name: string, type: FieldTypeName): ClientField {
  return { name, type, label, sortable: true, filterable: true, groupable: true, read_only: false, system: false, options: {}, operators: [] };
}

const object: ClientObject = {
  name: 'customer',
  label,
  plural: label,
  title: 'name',
  can: { create: true, update: true, delete: true, export: true, list: true, share: true, bulk: true, import: true, merge: true },
  fields: [
    field('name', 'person_name'),
    field('party', 'choice'),
    field('tax_code', 'text'),
    field('limit', 'money'),
    field('rating', 'integer'),
    field('seen', 'datetime'),
    field('account', 'user'),
    field('born', 'date'),
    field('note', 'text'),
  ],
};

const metadata: ClientMetadata = {
  version: 1,
  settings: { currency: 'VND', zone: 'UTC', locale: 'vi' },
  apps: [],
  views: [],
  layouts: [],
  counters: [],
  prints: [],
  conversions: [],
  objects: [object],
};

function logic(options: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const ui = Object.fromEntries(Object.entries(options).map(([name, own]) => [name, { 'ui:options': own }]));
  return compileFormLogic({ schema: {}, ui }, object, { sections: [{ label, fields: ['born', 'note'], visible_when: "party == 'individual'" }] }, metadata);
}

describe('compileFormLogic', () => {
  const rules = logic({
    tax_code: { visible_when: "party == 'organisation'", required_when: 'limit > 1000000' },
    limit: { read_only_when: '!ISBLANK(tax_code)' },
    rating: { visible_when: 'account.manager.name == name' },
  });

  it('hides fields and sections whose condition does not hold', () => {
    expect(rules.conditions({ party: 'individual' }, context).hidden).toEqual(['tax_code']);
    expect(rules.conditions({ party: 'organisation' }, context).hidden).toEqual(['born', 'note']);
    expect(rules.conditions({}, context).hidden).toEqual(['born', 'note', 'tax_code']);
  });

  it('reads amounts as exact numbers', () => {
    expect(rules.conditions({ limit: { amount: '1000000.01' } }, context).required).toEqual(['tax_code']);
    expect(rules.conditions({ limit: { amount: '1000000' } }, context).required).toEqual([]);
  });

  it('locks a field', () => {
    expect(rules.conditions({ tax_code: '03' }, context).readOnly).toEqual(['limit']);
  });

  it('gives the defaults that depend on nothing, in their wire form', () => {
    const given = logic({
      party: { default: "'individual'" },
      rating: { default: '3' },
      limit: { default: '2.5' },
      seen: { default: 'NOW()' },
      account: { default: 'ME()' },
      note: { default: 'tax_code' },
    });
    expect(given.defaults(context)).toEqual({
      party: 'individual',
      rating: 3,
      limit: { amount: '2.5' },
      seen: '2026-11-22T02:14:00.000Z',
      account: { id: '0197c6a0-0000-7000-8000-000000000001' },
    });
  });
});
