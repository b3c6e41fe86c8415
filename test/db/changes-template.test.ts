import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportDocuments } from '../../engine/changes/documents/export-documents.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { loadStoredDocuments } from '../../engine/database/model-store.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { actor, type OpenedChanges, openChanges } from './changes-open.ts';

const folder = join(import.meta.dirname, '../../seeds/special-gift');
const documents = globSync('*/**/*.json', { cwd: folder }).map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as MetadataDocument);
let opened: OpenedChanges;

beforeAll(async () => {
  opened = await openChanges();
});

afterAll(() => opened.close());

describe('the template special-gift', () => {
  it('is installed as one change set', async () => {
    const installed = await installDocuments(opened.changeSets, actor, documents, 'special-gift').catch((error: { issues: unknown }) => error.issues);
    expect(installed).toMatchObject({ status: 'applied', steps: [] });
  });

  it('comes out byte for byte as it went in', async () => {
    const { documents: stored } = await loadStoredDocuments(opened.database);
    expect(exportDocuments(stored.map(({ document }) => document))).toEqual(exportDocuments(documents));
  });
});
