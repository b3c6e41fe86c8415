import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { formSchema } from '../../engine/metadata/form-schema.ts';
import type { MetadataRights } from '../../engine/metadata/metadata-rights.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument, ObjectDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let admin: UserActor;

const both = (text: string) => ({ en: text, vi: text });
const choices = (...keys: string[]) => ({ choices: keys.map((key) => ({ key, label: both(key) })) });

function field(name: string, type: FieldDocument['type'], more: Partial<FieldDocument> = {}): FieldDocument {
  return { kind: 'field', name: `parcel.${name}`, object: 'parcel', field: name, type, label: both(name), ...more };
}

const parcel: ObjectDocument = {
  kind: 'object',
  name: 'parcel',
  label: both('Parcel'),
  plural: both('Parcels'),
  title: 'name',
  record_types: [
    { name: 'letter', label: both('Letter'), choices: { state: ['sent', 'arrived'], marks: ['urgent'] } },
    { name: 'box', label: both('Box'), choices: { state: ['packed', 'sent', 'arrived', 'returned'] } },
    { name: 'free', label: both('Free') },
  ],
};
const documents: readonly MetadataDocument[] = [
  parcel,
  field('name', 'text'),
  field('state', 'choice', { default: '"packed"', options: choices('packed', 'sent', 'arrived', 'returned') }),
  field('marks', 'multi_choice', { options: choices('urgent', 'fragile', 'heavy') }),
];

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, systemActor('test'), documents);
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

const create = async (values: Record<string, unknown>): Promise<string> => {
  const { results } = await shop.writer.write(admin, 'parcel', [{ op: 'create', values }]);
  const result = results[0];
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
};
const update = (id: string, values: Record<string, unknown>) => shop.writer.write(admin, 'parcel', [{ op: 'update', id, values }]);
const refusal = (name: string, params: Record<string, string>) => ({
  code: 'invalid_record',
  issues: [{ pointer: `/${name}`, code: 'choice_not_in_type', params }],
});

describe('the choices of a record type', () => {
  it('are the only ones that a new record may have', async () => {
    await expect(create({ record_type: 'letter', state: 'returned' })).rejects.toMatchObject({
      ...refusal('state', { record_type: 'letter', allowed: 'sent, arrived' }),
      message: '"state" cannot be returned where the record type is "Letter"; it can be: sent, arrived.',
    });
    await expect(create({ record_type: 'letter', state: 'sent', marks: ['urgent', 'heavy'] })).rejects.toMatchObject(
      refusal('marks', { record_type: 'letter', allowed: 'urgent' }),
    );
    await create({ record_type: 'letter', state: 'sent', marks: ['urgent'] });
    await create({ record_type: 'letter', state: null });
    await create({ record_type: 'box', state: 'returned', marks: ['heavy'] });
  });

  it('bind what a default fills in', async () => {
    await expect(create({ record_type: 'letter' })).rejects.toMatchObject(refusal('state', { record_type: 'letter', allowed: 'sent, arrived' }));
    await create({ record_type: 'box' });
  });

  it('are all where the type, or its absence, names none', async () => {
    const id = await create({ record_type: 'free', state: 'returned', marks: ['heavy'] });
    await update(id, { state: 'packed' });
    await update(await create({ state: 'returned' }), { state: 'packed' });
  });

  it('bind a change of the field and a change of the type', async () => {
    const id = await create({ record_type: 'box', state: 'packed' });
    await expect(update(id, { record_type: 'letter' })).rejects.toMatchObject(refusal('state', { record_type: 'letter', allowed: 'sent, arrived' }));
    await update(id, { record_type: 'letter', state: 'sent' });
    await expect(update(id, { state: 'returned' })).rejects.toMatchObject(refusal('state', { record_type: 'letter', allowed: 'sent, arrived' }));
    await update(id, { record_type: 'box', state: 'returned' });
  });

  it('do not hinder the edit of a record that had others before', async () => {
    const id = await create({ record_type: 'box', state: 'packed', marks: ['fragile', 'heavy'] });
    const narrower: ObjectDocument = {
      ...parcel,
      record_types: [{ name: 'box', label: both('Box'), choices: { state: ['sent'], marks: ['fragile', 'urgent'] } }, ...(parcel.record_types ?? []).slice(2)],
    };
    await installDocuments(shop.changeSets, systemActor('test'), [narrower]);
    await update(id, { name: 'Old', state: 'packed' });
    await update(id, { marks: ['heavy', 'urgent'] });
    expect(await shop.writer.get(admin, 'parcel', id)).toMatchObject({ version: 3, name: 'Old', state: 'packed', marks: ['urgent', 'heavy'] });
    await expect(update(id, { marks: ['urgent', 'heavy'], state: 'arrived' })).rejects.toMatchObject(refusal('state', { record_type: 'box', allowed: 'sent' }));
    await installDocuments(shop.changeSets, systemActor('test'), [parcel]);
  });

  it('are judged row by row in a batch', async () => {
    const { results } = await shop.writer.write(
      admin,
      'parcel',
      ['sent', 'packed', 'arrived'].map((state) => ({ op: 'create', values: { record_type: 'letter', state } })),
      { mode: 'valid' },
    );
    expect(results.map((result) => (result.ok ? 'written' : result.issues[0]?.pointer))).toEqual(['written', '/state', 'written']);
  });
});

describe('a change set', () => {
  const plan = async (changes: readonly MetadataDocument[]) => {
    const { id } = await shop.changeSets.create(admin, {
      title: 'test',
      changes: changes.map((document) => ({ op: 'put' as const, kind: document.kind, name: document.name, document })),
    });
    return (await shop.changeSets.plan(admin, id)).plan?.issues;
  };

  it('is refused where a record type names choices that the field does not have', async () => {
    const wrong: ObjectDocument = { ...parcel, record_types: [{ name: 'letter', label: both('Letter'), choices: { state: ['sent', 'lost'] } }] };
    expect(await plan([wrong])).toMatchObject([{ pointer: '/object/parcel/record_types/0/choices/state/1', code: 'unknown_choice' }]);
  });

  it('is refused where a field loses a choice that a record type names', async () => {
    expect(await plan([field('marks', 'multi_choice', { options: choices('fragile', 'heavy') })])).toMatchObject([
      { pointer: '/object/parcel/record_types/0/choices/marks/0', code: 'unknown_choice' },
    ]);
  });
});

describe('the form of an object with record types', () => {
  it('narrows the choices by the type', () => {
    const model = shop.models.current();
    const object = model.objects.get('parcel');
    if (!object) throw new Error('no parcel');
    const everything: MetadataRights = {
      can: () => true,
      reads: () => true,
      reveals: () => true,
      masks: () => false,
      writes: () => true,
      admin: true,
      holdsRole: () => true,
      get inLists() {
        return everything;
      },
    };
    const { schema } = formSchema(model, object, everything, 'en');
    expect(schema.allOf).toEqual([
      {
        if: { properties: { record_type: { const: 'letter' } }, required: ['record_type'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
        then: { properties: { state: { enum: ['sent', 'arrived', null] }, marks: { items: { enum: ['urgent'] } } } },
      },
      {
        if: { properties: { record_type: { const: 'box' } }, required: ['record_type'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
        then: { properties: { state: { enum: ['packed', 'sent', 'arrived', 'returned', null] } } },
      },
    ]);
  });
});

describe('retail deals of the Special Gift template', () => {
  it('are not negotiated', async () => {
    const { results } = await shop.writer.write(admin, 'customer', [{ op: 'create', values: { name: 'Lan' } }]);
    const customer = results[0]?.ok ? results[0].id : '';
    // What the stages require is given, so that only the type can be in the way.
    const values = { name: 'Deal', customer, amount: '500000', expected_close: '2026-12-01' };
    const deal = (record_type: string, stage: string) => shop.writer.write(admin, 'deal', [{ op: 'create', values: { ...values, record_type, stage } }]);
    await expect(deal('retail', 'negotiating')).rejects.toMatchObject(
      refusal('stage', { record_type: 'retail', allowed: 'new, consulting, quoted, won, lost' }),
    );
    await deal('retail', 'quoted');
    await deal('company_gift', 'negotiating');
  });
});
