import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { fileDocuments, pngBytes } from './file-documents.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

/** @NOTE a Buffer is a body that fetch takes; its type says otherwise. */
type Content = string | Buffer | ReadableStream;

type Person = 'admin' | 'staff' | 'guest';

let api: TestApi;
let address: string;
const cookies = {} as Record<Person, string>;

beforeAll(async () => {
  api = await openTestApi({ documents: fileDocuments });
  address = await api.app.listen({ host: '127.0.0.1', port: 0 });
  for (const person of ['admin', 'staff', 'guest'] as const)
    cookies[person] = `trellis_session=${await api.identity.signIn(`${person}@example.com`, password, '127.0.0.1')}`;
});

afterAll(() => api.close());

const call = (who: Person, path: string, init: RequestInit = {}) => fetch(`${address}${path}`, { ...init, headers: { cookie: cookies[who], ...init.headers } });

function upload(who: Person, target: string, name: string, body: Content, type = 'application/octet-stream'): Promise<Response> {
  const [object = '', field = ''] = target.split('.');
  const init = { method: 'POST', headers: { 'content-type': type }, body: body as BodyInit, duplex: 'half' };
  return call(who, `/api/files?${new URLSearchParams({ object, field, file_name: name })}`, init);
}

async function uploaded(who: Person, target: string, name: string, body: Content): Promise<string> {
  const answer = await upload(who, target, name, body);
  const text = await answer.text();
  expect(answer.status, text).toBe(201);
  return JSON.parse(text).id;
}

interface Answered {
  readonly id: string;
  readonly photo?: unknown;
  readonly issues?: unknown;
  readonly results?: unknown;
}

async function write(who: Person, method: 'POST' | 'PATCH', path: string, values: object): Promise<{ status: number; body: Answered; operation: string }> {
  const answer = await call(who, `/api/records/${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(values) });
  return { status: answer.status, body: (await answer.json()) as Answered, operation: answer.headers.get('trellis-operation') ?? '' };
}

/** A problem document without what differs from call to call. */
async function problem(answer: Response): Promise<object> {
  const { instance: _, ...body } = (await answer.json()) as Record<string, unknown>;
  return { ...body, detail: String(body.detail).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID') };
}

const unknownId = '0197c6a0-0000-7000-8000-000000000000';
const countFiles = async () => Number((await api.database.query<{ n: number }>(sql`select count(*) as n from sys.file`))[0]?.n);

describe('a file', () => {
  it('is uploaded, attached and downloaded with equal bytes', async () => {
    const bytes = pngBytes(700_000);
    const answer = await upload('staff', 'customer.photo', 'C:\\Ảnh\\Nến thơm "đỏ".png', bytes);
    expect(answer.status).toBe(201);
    const file = (await answer.json()) as { id: string };
    expect(file).toEqual({ id: file.id, name: 'Nến thơm "đỏ".png', size_bytes: 700_000, media_type: 'image/png' });
    expect(answer.headers.get('location')).toBe(`/api/files/${file.id}`);
    const created = await write('staff', 'POST', 'customer', { name: 'Lan', photo: file.id });
    expect(created.status).toBe(201);
    expect(created.body.photo).toEqual(file);
    const got = await call('staff', `/api/files/${file.id}`);
    expect(got.status).toBe(200);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '700000',
      'content-disposition': `attachment; filename="Nen thom _do_.png"; filename*=UTF-8''N%E1%BA%BFn%20th%C6%A1m%20%22%C4%91%E1%BB%8F%22.png`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
    });
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is answered in part, and not at all to who has it', async () => {
    const bytes = pngBytes(600_000, 2);
    const id = await uploaded('staff', 'customer.photo', 'a.png', bytes);
    const part = async (range: string, more: Record<string, string> = {}) => call('staff', `/api/files/${id}`, { headers: { range, ...more } });
    const across = await part('bytes=262140-524300');
    expect([across.status, across.headers.get('content-range'), across.headers.get('content-length')]).toEqual([206, 'bytes 262140-524300/600000', '262161']);
    expect(Buffer.from(await across.arrayBuffer()).equals(bytes.subarray(262_140, 524_301))).toBe(true);
    const end = await part('bytes=-5');
    expect(Buffer.from(await end.arrayBuffer()).equals(bytes.subarray(599_995))).toBe(true);
    const beyond = await part('bytes=600000-');
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */600000']);
    expect(await beyond.json()).toMatchObject({ code: 'range_not_satisfiable' });
    const etag = end.headers.get('etag') ?? '';
    expect((await call('staff', `/api/files/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await part('bytes=0-1', { 'if-range': etag })).status).toBe(206);
    expect((await part('bytes=0-1', { 'if-range': '"another"' })).status).toBe(200);
  });

  it('that is a page or a drawing with scripts never opens in the browser', async () => {
    for (const [name, text] of [
      ['a.png', '<html><script>alert(1)</script>'],
      ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ] as const) {
      const id = await uploaded('staff', 'customer.contract', name, text);
      const got = await call('staff', `/api/files/${id}?inline=1`);
      expect(got.headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(got.headers.get('content-security-policy')).toContain('sandbox');
      expect(got.headers.get('x-content-type-options')).toBe('nosniff');
      expect(got.headers.get('content-type')).not.toBe('image/png');
    }
    const shown = await uploaded('staff', 'customer.contract', 'page.html', pngBytes(20));
    const got = await call('staff', `/api/files/${shown}?inline=1`);
    expect([got.headers.get('content-type'), got.headers.get('content-disposition')?.slice(0, 6)]).toEqual(['image/png', 'inline']);
  });
});

describe('an upload is refused', () => {
  it.each([
    ['over the limit of the field', 'customer.photo', pngBytes(1_000_001), 413, 'too_large', 'file_too_large'],
    ['of a type that the field does not take, whatever its name', 'customer.photo', '<html>', 422, 'file_refused', 'file_type'],
    ['when it is empty', 'customer.photo', '', 422, 'file_refused', 'file_empty'],
  ])('%s, and nothing is kept', async (_, target, body, status, code, issue) => {
    const before = await countFiles();
    const answer = await upload('staff', target, 'a.png', body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code, issues: [{ code: issue }] });
    expect(await countFiles()).toBe(before);
  });

  it('as soon as a body of unknown length passes the limit, with the answer told', async () => {
    const before = await countFiles();
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(sent === 0 ? pngBytes(100_000) : new Uint8Array(100_000));
        sent += 100_000;
        if (sent >= 3_000_000) controller.close();
      },
    });
    const answer = await upload('staff', 'customer.photo', 'a.png', endless);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too_large', issues: [{ params: { max: '1 MB' } }] });
    expect(await countFiles()).toBe(before);
  });

  it.each([
    ['for an object there is not', 'nothing.photo', 404, 'not_found'],
    ['for a field there is not', 'customer.nothing', 400, 'unknown_field'],
    ['for a field that is hidden', 'customer.secret_file', 400, 'unknown_field'],
    ['for a field of another type', 'customer.name', 400, 'unknown_field'],
  ])('%s', async (_, target, status, code) => {
    const answer = await upload('staff', target, 'a.png', pngBytes(20));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('to who may not write the field, and as a type that forms of other sites can send', async () => {
    const answer = await upload('guest', 'customer.name', 'a.png', pngBytes(20));
    expect(answer.status).toBe(400);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'image/png'])
      expect((await upload('staff', 'customer.photo', 'a.png', pngBytes(20), type)).status).toBe(415);
    expect((await upload('staff', 'customer.photo', 'a.png', '{}', 'application/json')).status).toBe(415);
    expect((await fetch(`${address}/api/files?object=customer&field=photo`, { method: 'POST', body: 'x' })).status).toBe(401);
  });

  it('once a person has a gigabyte lying about that no record holds', async () => {
    const row = await api.database.query<{ id: string }>(sql`insert into sys.file (name, media_type, size_bytes, sha256, created_by)
      select 'heap', 'image/png', 1000000000, 'x', id from sys."user" where email = 'staff@example.com' returning id::text as id`);
    const answer = await upload('staff', 'customer.photo', 'a.png', pngBytes(20));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'limit_exceeded']);
    await api.database.query(sql`delete from sys.file where id = ${row[0]?.id}::uuid`);
    expect((await upload('staff', 'customer.photo', 'a.png', pngBytes(20))).status).toBe(201);
  });

  it('when it breaks off: what came is thrown away', async () => {
    const before = await countFiles();
    const sending = httpRequest(`${address}/api/files?object=customer&field=contract`, {
      method: 'POST',
      headers: { cookie: cookies.staff, 'content-type': 'application/octet-stream', 'content-length': 2_000_000 },
    });
    sending.on('error', () => undefined);
    sending.write(pngBytes(400_000));
    await vi.waitFor(async () => expect(await countFiles()).toBe(before + 1));
    sending.destroy();
    await vi.waitFor(async () => expect(await countFiles()).toBe(before));
  });
});

describe('who may read a file', () => {
  it('is its uploader alone until a record holds it; others get what an unknown id gets', async () => {
    const id = await uploaded('staff', 'customer.contract', 'a.png', pngBytes(50));
    const unknown = await problem(await call('guest', `/api/files/${unknownId}`));
    expect(unknown).toMatchObject({ status: 404, code: 'not_found' });
    for (const person of ['admin', 'guest'] as const) expect(await problem(await call(person, `/api/files/${id}`))).toEqual(unknown);
    expect((await call('staff', `/api/files/${id}`)).status).toBe(200);
    expect((await fetch(`${address}/api/files/${id}`)).status).toBe(401);
    expect(await problem(await call('staff', '/api/files/../files/x'))).toMatchObject({ status: 404 });
  });

  it('is then whoever may read the cell', async () => {
    const id = await uploaded('admin', 'customer.secret_file', 'a.png', pngBytes(60));
    expect((await write('admin', 'POST', 'customer', { name: 'Hidden', secret_file: id })).status).toBe(201);
    const unknown = await problem(await call('staff', `/api/files/${unknownId}`));
    expect((await call('admin', `/api/files/${id}`)).status).toBe(200);
    for (const person of ['staff', 'guest'] as const) {
      for (const headers of [{}, { range: 'bytes=0-1' }, { 'if-none-match': '*' }]) {
        const answer = await call(person, `/api/files/${id}?inline=1`, { headers });
        expect(await problem(answer)).toEqual(unknown);
      }
    }
    // The same file where staff read it.
    expect((await write('admin', 'POST', 'customer', { name: 'Shown', contract: { id } })).status).toBe(201);
    expect((await call('staff', `/api/files/${id}`)).status).toBe(200);
    expect((await call('guest', `/api/files/${id}`)).status).toBe(404);
  });

  it('goes by the rows as well, and follows the record when it changes hands', async () => {
    const id = await uploaded('admin', 'order.scan', 'a.png', pngBytes(70));
    const { body } = await write('admin', 'POST', 'order', { number: 'F-1', scan: id });
    expect((await call('staff', `/api/files/${id}`)).status).toBe(404);
    const staffId = (await api.database.query<{ id: string }>(sql`select id::text as id from sys."user" where email = 'staff@example.com'`))[0]?.id;
    expect((await write('admin', 'PATCH', `order/${body.id}`, { owner: staffId })).status).toBe(200);
    expect((await call('staff', `/api/files/${id}`)).status).toBe(200);
  });
});

describe('a record', () => {
  it('does not take a file that the writer neither uploaded nor may read, as it takes no unknown one', async () => {
    const foreign = await uploaded('admin', 'customer.contract', 'a.png', pngBytes(80));
    const hidden = await uploaded('admin', 'customer.secret_file', 'a.png', pngBytes(81));
    await write('admin', 'POST', 'customer', { name: 'Holder', secret_file: hidden });
    const refused = await write('staff', 'POST', 'customer', { name: 'Thief', contract: unknownId });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_record', issues: [{ pointer: '/contract', code: 'file_missing' }] } });
    for (const id of [foreign, hidden]) {
      const answer = await write('staff', 'POST', 'customer', { name: 'Thief', contract: id });
      expect([answer.status, answer.body.issues]).toEqual([422, refused.body.issues]);
    }
    // In a bulk that keeps what is valid, the refused row opens nothing.
    const bulk = await write('staff', 'POST', 'customer', { mode: 'valid', items: [{ values: { name: 'Thief', contract: foreign } }] });
    expect(bulk.body.results).toMatchObject([{ ok: false, code: 'invalid_record' }]);
    expect((await call('staff', `/api/files/${foreign}`)).status).toBe(404);
  });

  it('takes one that the writer may read already, within the limits of its own field', async () => {
    const shared = await uploaded('admin', 'customer.contract', 'a.png', pngBytes(90));
    await write('admin', 'POST', 'customer', { name: 'First', contract: shared });
    expect((await write('staff', 'POST', 'customer', { name: 'Second', photo: shared })).status).toBe(201);
    const page = await uploaded('staff', 'customer.contract', 'a.html', '<html>');
    expect((await write('staff', 'POST', 'customer', { name: 'Third', photo: page })).body.issues).toMatchObject([{ pointer: '/photo', code: 'file_type' }]);
    const big = await uploaded('staff', 'customer.contract', 'b.png', pngBytes(1_000_001));
    expect((await write('staff', 'POST', 'customer', { name: 'Third', photo: big })).body.issues).toMatchObject([
      { pointer: '/photo', code: 'file_too_large' },
    ]);
  });
});

describe('the sweep', () => {
  const sweep = (ageHours: number) => api.files.removeOrphans(new Date(Date.now() - ageHours * 3_600_000));

  it('removes what no record holds or held, and leaves what undo can bring back', async () => {
    const bytes = pngBytes(300_000, 7);
    const loose = await uploaded('staff', 'customer.contract', 'loose.png', pngBytes(300_000, 8));
    const former = await uploaded('staff', 'customer.photo', 'former.png', bytes);
    const next = await uploaded('staff', 'customer.photo', 'next.png', pngBytes(100));
    const { body } = await write('staff', 'POST', 'customer', { name: 'Swept', photo: former });
    const change = await write('staff', 'PATCH', `customer/${body.id}`, { photo: next });
    // Broken off by a crash: no bytes are announced.
    await api.database.query(sql`insert into sys.file (name, media_type, size_bytes, sha256) values ('half', 'image/png', 0, '')`);
    await sweep(24);
    expect((await call('staff', `/api/files/${loose}`)).status).toBe(200);
    expect(await sweep(-1)).toBeGreaterThanOrEqual(2);
    expect((await call('staff', `/api/files/${loose}`)).status).toBe(404);
    expect(await api.database.query(sql`select n from sys.file_chunk where file = ${loose}::uuid`)).toEqual([]);
    expect(await api.database.query(sql`select name from sys.file where sha256 = '' or name = 'half'`)).toEqual([]);
    const undo = await call('staff', `/api/operations/${change.operation}/undo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(undo.status).toBe(200);
    const got = await call('staff', `/api/files/${former}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await sweep(-1)).toBe(0);
  });

  it('removes what only a forgotten past held, and what a refused row was to hold', async () => {
    const former = await uploaded('staff', 'customer.photo', 'former.png', pngBytes(120));
    const { body } = await write('staff', 'POST', 'customer', { name: 'Forgotten', code: 'TAKEN', photo: former });
    await write('staff', 'PATCH', `customer/${body.id}`, { photo: null });
    const refused = await uploaded('staff', 'customer.photo', 'refused.png', pngBytes(121));
    const bulk = await write('staff', 'POST', 'customer', { mode: 'valid', items: [{ values: { name: 'Twin', code: 'TAKEN', photo: refused } }] });
    expect(bulk.body.results).toMatchObject([{ ok: false, code: 'duplicate' }]);
    expect(await sweep(-1)).toBe(1);
    expect((await call('staff', `/api/files/${refused}`)).status).toBe(404);
    await api.database.query(sql`delete from past.customer where id = ${body.id}::uuid`);
    expect(await sweep(-1)).toBe(1);
    expect((await call('staff', `/api/files/${former}`)).status).toBe(404);
  });

  it('removes files of fields whose column has been dropped', async () => {
    const id = await uploaded('admin', 'order.scan', 'a.png', pngBytes(110));
    const { status } = await write('admin', 'POST', 'order', { number: 'F-2', scan: id });
    expect(status).toBe(201);
    await api.database.query(sql`update sys.file_use set field = 'gone' where file = ${id}::uuid`);
    await api.database.query(sql`update crm."order" set scan = null where scan = ${id}::uuid`);
    expect(await sweep(-1)).toBe(1);
  });
});
