import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { sql } from '../../sql/sql.ts';

/** An answer as it is sent, and as it is kept for a repeated Idempotency-Key. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const lifetime = '24 hours';

/** The Idempotency-Key of a request, or undefined. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  const message = 'An Idempotency-Key is 1 to 200 printable ASCII characters.';
  throw new AppError('bad_request', message, { issues: [{ pointer: '', message }] });
}

/** Names a request: the same key with another request is a mistake of the client. */
function hashRequest(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body]))
    .digest();
}

/**
 * Answers the same key and body with the same answer for 24 hours. The key's row is written first, in the transaction of the write:
 * a second request at the same time waits on it, and a write that fails leaves no key behind.
 */
export async function once(tx: Tx, actor: UserActor, request: FastifyRequest, key: string, write: () => Promise<Answer>): Promise<Answer> {
  const hash = hashRequest(request);
  await tx.query(sql`delete from sys.idempotency where actor = ${actor.id}::uuid and key = ${key} and created_at < now() - ${lifetime}::interval`);
  await forgetOthers(tx);
  const mine = await tx.query(
    sql`insert into sys.idempotency (actor, key, request_hash) values (${actor.id}::uuid, ${key}, ${hash}) on conflict do nothing returning key`,
  );
  if (mine.length === 0) return storedAnswer(tx, actor, key, hash);
  const answer = await write();
  await tx.query(sql`update sys.idempotency set status = ${answer.status}, body = ${JSON.stringify({ headers: answer.headers, body: answer.body })}::jsonb
    where actor = ${actor.id}::uuid and key = ${key}`);
  return answer;
}

/** Clears away a few keys that have run out, without waiting for anybody. */
async function forgetOthers(tx: Tx): Promise<void> {
  await tx.query(sql`delete from sys.idempotency where (actor, key) in
    (select actor, key from sys.idempotency where created_at < now() - ${lifetime}::interval limit 20 for update skip locked)`);
}

async function storedAnswer(tx: Tx, actor: UserActor, key: string, hash: Buffer): Promise<Answer> {
  const rows = await tx.query<{ same: boolean; status: number; body: Pick<Answer, 'headers' | 'body'> }>(
    sql`select request_hash = ${hash} as same, status, body from sys.idempotency where actor = ${actor.id}::uuid and key = ${key}`,
  );
  const row = rows[0];
  if (!row) throw new AppError('busy', 'The first request with this key has just been removed.');
  if (!row.same)
    throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used with another request.', { issues: [{ pointer: '', message: 'use a new key' }] });
  return { status: row.status, headers: { ...row.body.headers, 'idempotency-replayed': 'true' }, body: row.body.body };
}

export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.code(answer.status).headers(answer.headers).send(answer.body);
}
