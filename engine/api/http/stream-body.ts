import { Readable } from 'node:stream';
import { AppError } from '../../errors/app-error.ts';

/**
 * A body that is taken in as a stream, piece by piece. One that is not read to its end is let run out: a connection cut off would lose the
 * answer that says why. `types` is what the route takes, for the error.
 */
export async function* streamBody(body: unknown, types: string): AsyncGenerator<Uint8Array> {
  // A request without a body.
  if (body === undefined) return;
  if (!(body instanceof Readable)) throw new AppError('unsupported_media_type', `Send the file itself as ${types}.`);
  try {
    yield* body.iterator({ destroyOnReturn: false });
  } finally {
    body.resume();
  }
}
