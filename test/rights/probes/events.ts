import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { password } from '../../db/open-test-api.ts';
import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';
import { Findings, type Probe } from './probe.ts';

/** Hints that mai's browser gets, as they come. */
async function listen(stage: Stage): Promise<{ readonly hints: unknown[]; stop(): void }> {
  if (!stage.app.server.listening) await stage.app.listen({ port: 0, host: '127.0.0.1' });
  const secret = await stage.api.identity.signIn('mai@example.com', password, '127.0.0.1');
  const stopping = new AbortController();
  const url = `http://127.0.0.1:${(stage.app.server.address() as AddressInfo).port}/api/events`;
  const answer = await fetch(url, { headers: { cookie: `trellis_session=${secret}` }, signal: stopping.signal });
  const hints: unknown[] = [];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of answer.body ?? []) {
      const blocks = `${text}${decoder.decode(piece, { stream: true })}`.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^event: records\ndata: (.*)$/.exec(block)?.[1];
        if (data !== undefined) hints.push(JSON.parse(data));
      }
    }
  };
  read().catch(() => undefined);
  return { hints, stop: () => stopping.abort() };
}

/** Ends when the hub has told this process of the record by itself. */
function delivered({ api }: Stage, id: string): Promise<void> {
  return new Promise((resolve) => {
    const end = api.events.subscribe(({ ids }) => {
      if (ids.length !== 1 || ids[0] !== id) return;
      end();
      resolve();
    });
  });
}

/** Hints name records that are listed to the person, and say nothing of any other. */
export const hints: Probe = {
  name: 'hints of changed records, shown and hidden',
  routes: ['GET /api/events'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['owns_accounts']);
    const stream = await listen(stage);
    const { events } = stage.api;
    const tell = (object: string, ids: readonly string[], operation: string) => events.publish({ object, ids, operation });
    tell('ticket', [idOf('ticket', 'own')], 'of an object that is hidden');
    tell('account', [idOf('account', 'own'), idOf('account', 'none')], 'of both');
    const last = { object: 'account', ids: [idOf('account', 'own_plain')], operation: null };
    const both = { object: 'account', ids: [idOf('account', 'own')], operation: null };
    await vi.waitFor(() => {
      if (stream.hints.length === 0) throw new Error('no hint yet');
    });
    const told = delivered(stage, idOf('account', 'none'));
    tell('account', [idOf('account', 'none')], 'of one that is hidden');
    await told;
    tell('account', last.ids, 'of one that is shown');
    await vi.waitFor(() => {
      if (!JSON.stringify(stream.hints).includes(String(last.ids[0]))) throw new Error('no hint yet');
    });
    stream.stop();
    found.same('hints', [both, last], stream.hints);
    return found.differences;
  },
};

/** Somebody who may not list an object is not told of its records either. */
export const hintsWithoutLists: Probe = {
  name: 'hints for somebody who may open records, not list them',
  routes: ['GET /api/events'],
  async run(stage) {
    const found = new Findings();
    await stage.as(['finder', 'owns_tickets']);
    const stream = await listen(stage);
    stage.api.events.publish({ object: 'account', ids: [idOf('account', 'own')], operation: 'x' });
    stage.api.events.publish({ object: 'ticket', ids: [idOf('ticket', 'own')], operation: 'y' });
    await vi.waitFor(() => {
      if (!JSON.stringify(stream.hints).includes('ticket')) throw new Error('no hint yet');
    });
    stream.stop();
    found.same('hints', [{ object: 'ticket', ids: [idOf('ticket', 'own')], operation: null }], stream.hints);
    return found.differences;
  },
};
