import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CachedJson } from '../metadata-access.ts';

const packed = new WeakMap<CachedJson, Buffer>();

/** Compressed once for all who get the same: metadata of a whole shop is large, and a phone waits for it before it shows anything. */
function packedOf(json: CachedJson): Buffer {
  const known = packed.get(json) ?? gzipSync(json.text);
  packed.set(json, known);
  return known;
}

/** Sends JSON that browsers may keep for themselves but ask about each time; 304 when they have it. */
export function sendCached(request: FastifyRequest, reply: FastifyReply, json: CachedJson): FastifyReply {
  reply.headers({ etag: json.etag, 'cache-control': 'private, no-cache', vary: 'cookie, authorization, accept-encoding' });
  const held = request.headers['if-none-match'];
  if (held?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === json.etag)) return reply.code(304).send();
  reply.type('application/json; charset=utf-8');
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(json.text);
  return reply.header('content-encoding', 'gzip').send(packedOf(json));
}
