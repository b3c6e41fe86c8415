import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadTemplateFolder } from '../../engine/changes/template-folder.ts';
import type { ImportInspected, ImportPreview } from '../../schemas/generated/api.ts';
import { vietnameseCustomers } from '../setup/vietnamese-customers.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  const { documents } = await loadTemplateFolder(join(import.meta.dirname, '../../seeds/special-gift'));
  api = await openTestApi({ documents });
  admin = await api.as('admin@example.com');
  const branch = await admin({ method: 'POST', url: '/api/records/branch', payload: { name: 'Kho Quận 1', code: 'Q1' } });
  expect(branch.statusCode, branch.body).toBe(201);
});

afterAll(async () => {
  await api.imports.settled();
  await api.close();
});

async function inspect(file: string | Buffer, name = 'khach.xlsx', who = admin): Promise<ImportInspected> {
  const answer = await who({
    method: 'POST',
    url: `/api/imports/inspect?file_name=${name}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: file,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

const post = (url: string, payload: object, who = admin) => who({ method: 'POST', url, payload });

async function preview(file: string, payload: object): Promise<ImportPreview> {
  const answer = await post(`/api/imports/files/${file}/preview`, payload);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

const finished = (id: string) =>
  vi.waitFor(
    async () => {
      const state = (await admin({ method: 'GET', url: `/api/imports/${id}` })).json();
      expect(['done', 'failed', 'cancelled']).toContain(state.status);
      return state;
    },
    { timeout: 15_000, interval: 100 },
  );

describe('a Vietnamese spreadsheet', () => {
  it('is understood: title, header, total and what stands beneath', async () => {
    const found = await inspect(vietnameseCustomers());
    console.log(JSON.stringify([found.mapping, found.matches, found.left_out, found.objects.map((o) => o.name), found.mappings]));
    const shown = await preview(found.file, { mapping: found.mapping });
    console.log(JSON.stringify(shown.judgements), JSON.stringify(shown.columns));
    for (const row of shown.rows) console.log(JSON.stringify(row));
  });
});
