import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Streams text as a download. The first piece is waited for, so that a refusal is still answered as a problem and not as half a file. */
export async function sendFile(reply: FastifyReply, type: string, name: string, content: AsyncIterable<string>): Promise<FastifyReply> {
  const pieces = content[Symbol.asyncIterator]();
  const first = await pieces.next();
  const all = async function* (): AsyncGenerator<string> {
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => pieces };
  };
  const stream = Readable.from(all());
  // Whoever goes away before the first byte was asked for leaves the pieces waiting: they are told in any case.
  stream.once('close', () => void pieces.return?.());
  return reply.headers({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }).send(stream);
}
