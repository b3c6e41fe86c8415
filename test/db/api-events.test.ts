import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEventHub, type EventHub, type RecordEvent } from '../../engine/api/event-hub.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

let api: TestApi;
let base: string;
const folder = mkdtempSync(join(tmpdir(), 'trellis-studio-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Trellis</title>');
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'export {}');
  writeFileSync(join(folder, 'assets/app-1a2b.js.br'), 'brotli');
  api = await openTestApi({ studio: { folder } });
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

interface Stream {
  readonly events: { readonly event: string; readonly data: unknown }[];
  readonly ended: Promise<void>;
  readonly token: string;
  stop(): void;
}

async function listen(email: string): Promise<Stream> {
  const token = await api.identity.signIn(email, password, '127.0.0.1');
  const stopping = new AbortController();
  const answer = await fetch(`${base}/api/events`, { headers: { cookie: `trellis_session=${token}` }, signal: stopping.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const events: Stream['events'] = [];
  const read = async (): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const piece of answer.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (event !== undefined && data !== undefined) events.push({ event, data: JSON.parse(data) });
      }
    }
  };
  return { events, ended: read().catch(() => undefined), token, stop: () => stopping.abort() };
}

const records = (stream: Stream) => stream.events.filter(({ event }) => event === 'records').map(({ data }) => data);

describe('GET /api/events', () => {
  it('tells each person of what they may read: ids, no values', async () => {
    const [admin, staff, guest] = [await listen('admin@example.com'), await listen('staff@example.com'), await listen('guest@example.com')];
    const client = await api.as('admin@example.com');
    const order = await client({ method: 'POST', url: '/api/records/order', payload: { number: 'E-1' } });
    await vi.waitFor(() => expect(records(admin)).toHaveLength(1));
    const customer = await client({ method: 'POST', url: '/api/records/customer', payload: { name: 'E' } });
    const ofCustomer = { object: 'customer', ids: [customer.json().id], operation: customer.headers['trellis-operation'] };
    await vi.waitFor(() => expect(records(guest)).toEqual([ofCustomer]));
    await vi.waitFor(() =>
      expect(records(admin)).toEqual([{ object: 'order', ids: [order.json().id], operation: order.headers['trellis-operation'] }, ofCustomer]),
    );
    // Staff see their own orders only: of that of another they are not told.
    await vi.waitFor(() => expect(records(staff)).toEqual([ofCustomer]));
    const own = await (await api.as('staff@example.com'))({ method: 'POST', url: '/api/records/order', payload: { number: 'E-2' } });
    await vi.waitFor(() =>
      expect(records(staff)).toEqual([ofCustomer, { object: 'order', ids: [own.json().id], operation: own.headers['trellis-operation'] }]),
    );
    for (const stream of [admin, staff, guest]) stream.stop();
  });

  it('names, of more records than are named, those that somebody sees; and says that there are many of those, where there are', async () => {
    const staff = await listen('staff@example.com');
    const admin = await api.as('admin@example.com');
    const me = (await (await api.as('staff@example.com'))({ method: 'GET', url: '/api/auth/me' })).json().user.id;
    const bulk = (mine: number) =>
      admin({
        method: 'POST',
        url: '/api/records/order',
        payload: {
          mode: 'all',
          items: Array.from({ length: 250 }, (_, n) => ({ op: 'create', values: { number: crypto.randomUUID(), ...(n < mine ? { owner: me } : {}) } })),
        },
      });
    const { results } = (await bulk(1)).json();
    await vi.waitFor(() => expect(records(staff)).toEqual([{ object: 'order', ids: [results[0].id], operation: null }]));
    await bulk(201);
    await vi.waitFor(() => expect(records(staff).slice(1)).toEqual([{ object: 'order', ids: [], operation: null }]));
    staff.stop();
  });

  it('tells of new metadata', async () => {
    const guest = await listen('guest@example.com');
    const before = api.models.current().version;
    const client = await api.as('admin@example.com');
    const document = { kind: 'view', name: 'order_all', object: 'order', label: { en: 'All', vi: 'Tất cả' }, columns: ['number'] };
    await client({
      method: 'POST',
      url: '/api/metadata/change-sets',
      payload: { changes: [{ op: 'put', kind: 'view', name: 'order_all', document }], apply_if_safe: true },
    });
    await vi.waitFor(() => expect(guest.events).toContainEqual({ event: 'model', data: { version: before + 1 } }));
    guest.stop();
  });

  it('ends when the session is revoked', async () => {
    const staff = await listen('staff@example.com');
    await api.identity.signOut(staff.token);
    await staff.ended;
    expect(records(staff)).toEqual([]);
  }, 15_000);
});

describe('the event hub', () => {
  const open = async (): Promise<{ hub: EventHub; heard: RecordEvent[] }> => {
    const hub = await createEventHub(api.database);
    const heard: RecordEvent[] = [];
    hub.subscribe((event) => heard.push(event));
    return { hub, heard };
  };

  it('puts hints together and tells other processes, each once', async () => {
    const [here, there] = [await open(), await open()];
    here.hub.publish({ object: 'customer', ids: ['1'], operation: 'a' });
    here.hub.publish({ object: 'customer', ids: ['2', '1'], operation: 'a' });
    here.hub.publish({ object: 'order', ids: ['3'], operation: 'a' });
    here.hub.publish({ object: 'order', ids: ['4'], operation: 'b' });
    const expected = [
      { object: 'customer', ids: ['1', '2'], operation: 'a' },
      { object: 'order', ids: ['3', '4'], operation: null },
    ];
    await vi.waitFor(() => expect(there.heard).toEqual(expected));
    expect(here.heard).toEqual(expected);
    await here.hub.close();
    await there.hub.close();
  });

  it('names objects only where there are too many ids', async () => {
    const [here, there] = [await open(), await open()];
    here.hub.publish({ object: 'customer', ids: Array.from({ length: 10_000 }, (_, index) => `${index}`), operation: 'bulk' });
    await vi.waitFor(() => expect(there.heard).toEqual([{ object: 'customer', ids: [], operation: 'bulk', operations: ['bulk'] }]));
    const ids = Array.from({ length: 200 }, (_, index) => `0197c6a0-0000-7000-8000-${String(index).padStart(12, '0')}`);
    here.hub.publish({ object: 'order', ids, operation: 'bulk' });
    await vi.waitFor(() => expect(there.heard.at(-1)).toEqual({ object: 'order', ids: [], operation: 'bulk', operations: ['bulk'] }));
    expect(here.heard.at(-1)).toEqual({ object: 'order', ids, operation: 'bulk' });
    await here.hub.close();
    await there.hub.close();
  });
});

describe('the studio', () => {
  const get = (path: string, headers: Record<string, string> = {}) => api.app.inject({ method: 'GET', url: path, headers });

  it('is its page for every address of a screen, checked anew each time', async () => {
    for (const path of ['/', '/customer/42?tab=orders', '/index.html']) {
      const answer = await get(path, { accept: 'text/html,*/*' });
      expect([answer.statusCode, answer.body]).toEqual([200, '<!doctype html><title>Trellis</title>']);
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('gives hashed files for good, packed where the browser takes that', async () => {
    const answer = await get('/assets/app-1a2b.js', { 'accept-encoding': 'br' });
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' });
    expect(answer.body).toBe('brotli');
    expect((await get('/assets/app-1a2b.js')).body).toBe('export {}');
  });

  it.each(['/assets/gone.js', '/../package.json', '/%2e%2e/package.json', '/health/nothing'])('has no %s', async (path) => {
    const answer = await get(path, { accept: 'text/html' });
    expect(answer.statusCode).toBeGreaterThanOrEqual(path.startsWith('/health') || path.startsWith('/assets') ? 404 : 200);
    expect(answer.body).not.toContain('dependencies');
  });
});
