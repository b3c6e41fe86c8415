import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { password } from '../../db/open-test-api.ts';
import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';

/** The hints that mai's browser gets while programs run. */
export interface HintStream {
  /** Waits until all hints given so far have been judged and sent. */
  settle(): Promise<void>;
  soFar(): Promise<readonly string[]>;
  clear(): void;
  close(): void;
}

/** Opens a stream of hints over HTTP. Everybody lists people, so that a hint of one tells that all before it have come. */
export async function openHints(stage: Stage): Promise<HintStream> {
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  const secret = await stage.api.identity.signIn('mai@example.com', password, '127.0.0.1');
  const stopping = new AbortController();
  const url = `http://127.0.0.1:${(stage.app.server.address() as AddressInfo).port}/api/events`;
  const answer = await fetch(url, { headers: { cookie: `trellis_session=${secret}` }, signal: stopping.signal });
  let hints: string[] = [];
  const waiting = new Map<string, () => void>();
  const take = (block: string): void => {
    const data = /^event: records\ndata: (.*)$/.exec(block)?.[1];
    if (data === undefined) return;
    const mark = (JSON.parse(data) as { operation: string | null }).operation ?? '';
    const arrived = waiting.get(mark);
    if (arrived) arrived();
    else hints.push(data);
  };
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of answer.body ?? []) {
      const blocks = `${text}${decoder.decode(piece, { stream: true })}`.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) take(block);
    }
  };
  read().catch(() => undefined);
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      const mark = randomUUID();
      waiting.set(mark, () => {
        waiting.delete(mark);
        resolve();
      });
      stage.api.events.publish({ object: 'user', ids: [idOf('user', 'mai')], operation: mark });
    });
  return {
    settle,
    soFar: async () => hints,
    clear: () => {
      hints = [];
    },
    close: () => stopping.abort(),
  };
}
