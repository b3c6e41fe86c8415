import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { MetadataDocument } from '../../metadata/model.ts';
import { documentText } from './canonical-document.ts';
import { changesOf, diffDocuments } from './diff-documents.ts';
import { exportDocuments } from './export-documents.ts';

const seeds = join(import.meta.dirname, '../../../seeds');
const city: FieldDocument = { kind: 'field', name: 'customer.city', object: 'customer', field: 'city', type: 'text', label: { en: 'City', vi: 'Thành phố' } };
const view: MetadataDocument = { kind: 'view', name: 'all', object: 'customer', label: { en: 'All', vi: 'Tất cả' }, columns: ['city'] };

/** The same value with its keys the other way round, as a database may give it back. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('documents as files', () => {
  it('are written with keys in the order of the schema', () => {
    expect(documentText(reversed(city) as FieldDocument)).toBe(
      '{\n  "kind": "field",\n  "name": "customer.city",\n  "object": "customer",\n  "field": "city",\n  "type": "text",\n  "label": {\n    "en": "City",\n    "vi": "Thành phố"\n  }\n}\n',
    );
  });

  it('stand under their kind, fields under their object', () => {
    expect([...exportDocuments([view, city]).keys()]).toEqual(['fields/customer/city.json', 'views/all.json']);
  });

  it.each(globSync('*/*/**/*.json', { cwd: seeds }))('come back the same: %s', (path) => {
    const document = JSON.parse(readFileSync(join(seeds, path), 'utf8')) as MetadataDocument;
    const [text] = [...exportDocuments([document]).values()];
    const again = exportDocuments([reversed(JSON.parse(text ?? '')) as MetadataDocument]);
    expect([...again.values()]).toEqual([text]);
    expect(JSON.parse(text ?? '')).toEqual(document);
  });
});

describe('the difference of documents', () => {
  it('is told by name and becomes changes', () => {
    const renamed = { ...city, label: { en: 'Town', vi: 'Thành phố' } };
    const differences = diffDocuments([city], [renamed, view]);
    expect(differences.map(({ name, before, after }) => [name, before !== undefined, after !== undefined])).toEqual([
      ['customer.city', true, true],
      ['all', false, true],
    ]);
    expect(changesOf(diffDocuments([city, view], [renamed]))).toEqual([
      { op: 'put', kind: 'field', name: 'customer.city', document: renamed },
      { op: 'delete', kind: 'view', name: 'all' },
    ]);
  });

  it('is none when only the order of keys differs', () => {
    expect(diffDocuments([city], [reversed(city) as FieldDocument])).toEqual([]);
  });
});
