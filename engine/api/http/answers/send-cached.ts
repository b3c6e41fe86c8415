import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CachedJson } from '../metadata-access.ts';

/** Sends JSON that browsers may keep for themselves but ask about each time; 304 when they have it. */
export function sendCached(request: FastifyRequest, reply: FastifyReply, json: CachedJson): FastifyReply {
  reply.headers({ etag: json.etag, 'cache-control': 'private, no-cache', vary: 'cookie, authorization' });
  const held = request.headers['if-none-match'];
  if (held?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === json.etag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(json.text);
}
