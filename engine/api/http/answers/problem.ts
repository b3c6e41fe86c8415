import { randomUUID } from 'node:crypto';
import { isStalePlan } from '../../../database/run-statement.ts';
import { AppError } from '../../../errors/app-error.ts';
import { type ErrorCode, errorCodes } from '../../../errors/codes.ts';

/** A problem document (RFC 9457) with its status and headers. */
export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** To be logged: the fault is ours. */
  readonly ours: boolean;
}

// PostgreSQL is overloaded, restarting, or gave up on a lock or a limit: trying again helps.
const busyStates = new Set([
  '57014',
  '40001',
  '40P01',
  '55P03',
  '53300',
  '53200',
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
]);
// Texts that PostgreSQL cannot store, such as a NUL character.
const badTextStates = new Set(['22021', '22P05']);
const longestIssueList = 100;

function member(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

/** Whether PostgreSQL undid a transaction only because of others (a deadlock, a column that became another type), so that doing it again is right. */
export function isRetryable(error: unknown): boolean {
  const state = member(error, 'code');
  return state === '40001' || state === '40P01' || isStalePlan(error);
}

/** Every error as an AppError: our own, fastify's about requests, PostgreSQL's about load; anything else is internal. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = String(member(error, 'code') ?? '');
  if (busyStates.has(code) || code.startsWith('08')) return new AppError('busy', 'The server could not finish this in time.', { cause: error });
  if (member(error, 'message') === 'timeout exceeded when trying to connect') return new AppError('busy', 'All connections are in use.', { cause: error });
  if (badTextStates.has(code)) return new AppError('bad_request', 'The request holds a character that cannot be stored.', { cause: error });
  const status = Number(member(error, 'statusCode') ?? 500);
  const message = error instanceof Error ? error.message : '';
  if (status >= 400 && status < 500) return new AppError(codeOf(status), message, { issues: [{ pointer: '', message }], cause: error });
  return new AppError('internal', 'unexpected', { cause: error });
}

function codeOf(status: number): ErrorCode {
  if (status === 404) return 'not_found';
  if (status === 413) return 'too_large';
  if (status === 415) return 'unsupported_media_type';
  return 'bad_request';
}

/** The one way from an error to the wire. A 5xx never says why; the log does, under the same instance. */
export function toProblem(thrown: unknown): Problem {
  const error = toAppError(thrown);
  const ours = error.status >= 500 && error.code !== 'busy';
  const retryAfter = error.code === 'busy' ? 1 : error.extra.retry_after_seconds;
  const body = {
    ...(ours ? {} : error.extra),
    type: `https://trellis.dev/errors/${error.code}`,
    title: errorCodes[error.code].title,
    status: error.status,
    code: error.code,
    detail: ours ? errorCodes[error.code].title : error.message,
    issues: ours ? [] : error.issues.slice(0, longestIssueList),
    instance: `urn:uuid:${randomUUID()}`,
  };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  if (error.status === 401) headers['www-authenticate'] = 'Bearer';
  // RFC 6750, section 3.1.
  if (error.code === 'insufficient_scope') headers['www-authenticate'] = `Bearer error="insufficient_scope", scope="${String(error.extra.scope)}"`;
  return { status: error.status, headers, body, ours };
}
