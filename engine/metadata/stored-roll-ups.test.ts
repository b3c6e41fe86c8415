import { describe, expect, it } from 'vitest';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { compileModel } from './compiling/compile-model.ts';
import type { MetadataDocument, Model } from './model.ts';
import { rollUpsBySource, storedRollUps } from './stored-roll-ups.ts';

const label = { en: 'x', vi: 'x' };

function object(name: string): MetadataDocument {
  return { kind: 'object', name, label, plural: label, title: 'name' };
}

function field(owner: string, name: string, type: FieldDocument['type'], options?: NonNullable<FieldDocument['options']>): FieldDocument {
  return { kind: 'field', name: `${owner}.${name}`, object: owner, field: name, type, label, ...(options ? { options } : {}) };
}

const stored = { stored: true, exposes: 'all_records' } as const;

function model(total: NonNullable<FieldDocument['options']>): Model {
  const documents = [
    ...['customer', 'order', 'line', 'branch'].map(object),
    ...['customer', 'order', 'line', 'branch'].map((name) => field(name, 'name', 'text')),
    field('branch', 'rate', 'integer'),
    field('order', 'customer', 'link', { object: 'customer' }),
    field('order', 'branch', 'link', { object: 'branch' }),
    field('order', 'paid', 'boolean'),
    field('order', 'note', 'text'),
    field('order', 'lines_sum', 'roll_up', { object: 'line', link: 'order', function: 'sum', field: 'price' }),
    field('order', 'taxed', 'formula', { expression: 'lines_sum * branch.rate', result: 'number' }),
    field('line', 'order', 'link', { object: 'order' }),
    field('line', 'price', 'integer'),
    field('customer', 'total', 'roll_up', { object: 'order', link: 'customer', function: 'sum', field: 'taxed', filter: 'paid', ...total }),
  ];
  const compiled = compileModel(
    documents.map((document) => ({ document, state: 'active' as const })),
    { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' },
    1,
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

describe('storedRollUps', () => {
  it('follows links and roll-ups from the records that are counted to the one that counts', () => {
    const [total] = storedRollUps(model(stored));
    expect(total?.table).toBe('customer__total');
    expect(total?.sources).toEqual([
      { object: 'order', link: 'customer', via: 'customer', fields: new Set(['customer', 'taxed', 'lines_sum', 'branch', 'paid']), up: [] },
      { object: 'line', link: 'order', via: 'order', fields: new Set(['order', 'price']), up: [{ object: 'order', link: 'customer' }] },
    ]);
  });

  it('finds nothing for objects that feed none, and where nothing is stored', () => {
    expect([...rollUpsBySource(model(stored)).keys()]).toEqual(['order', 'line']);
    expect(rollUpsBySource(model({})).size).toBe(0);
  });

  it('tells by its definition that what it counts is made otherwise', () => {
    const definition = (options: NonNullable<FieldDocument['options']>) => storedRollUps(model({ ...stored, ...options }))[0]?.definition;
    expect(definition({})).toBe(definition({}));
    expect(definition({ filter: '!paid' })).not.toBe(definition({}));
  });
});
