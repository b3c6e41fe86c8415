import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A metadata document as it is stored, with where it came from. */
export const StoredDocumentEntity = defineEntity({
  name: 'StoredDocument',
  tableName: 'document',
  schema: 'sys',
  primaryKeys: ['kind', 'name'],
  properties: {
    kind: p.text().primary(),
    name: p.text().primary(),
    body: p.json<Record<string, unknown>>(),
    hash: p.text(),
    state: p.text().$type<'active' | 'building' | 'hidden'>().default('active'),
    origin: p.json<Record<string, unknown>>().nullable(),
    base: p.json<Record<string, unknown>>().nullable(),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export type StoredDocument = InferEntity<typeof StoredDocumentEntity>;
