import type { FastifyReply } from 'fastify';
import { securityHeaders } from './security-headers.ts';

const mostBufferedBytes = 1024 * 1024;

/** One open stream of server-sent events to one browser. */
export interface EventStream {
  send(event: string, data: unknown): void;
  /** A comment that keeps proxies from closing an idle connection. */
  beat(): void;
  end(): void;
}

/** Takes the reply over and keeps it open. `onEnd` runs once, however the stream ends. */
export function openEventStream(reply: FastifyReply, onEnd: () => void): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...securityHeaders,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 3000\n\n');
  raw.on('close', onEnd);
  const write = (text: string): void => {
    if (raw.writableEnded) return;
    // A browser that does not read must not fill the server; it reconnects and reads anew.
    if (raw.writableLength > mostBufferedBytes) raw.destroy();
    else raw.write(text);
  };
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': \n\n'),
    end: () => void raw.end(),
  };
}
