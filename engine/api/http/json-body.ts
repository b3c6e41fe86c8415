import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.ts';

export const bodyLimitBytes = 1024 * 1024;
const deepest = 32;
// Names that reach into the prototype of what they are assigned to.
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

function refuse(message: string): never {
  throw new AppError('bad_request', message, { issues: [{ pointer: '', message }] });
}

/** Refuses what is nested too deep and members with names of the JavaScript object model. */
function check(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) refuse(`JSON is nested at most ${deepest} deep.`);
  if (Array.isArray(value)) {
    for (const item of value) check(item, depth + 1);
    return;
  }
  for (const name of Object.keys(value)) {
    if (forbiddenNames.has(name)) refuse(`"${name}" cannot be the name of a member.`);
    check((value as Record<string, unknown>)[name], depth + 1);
  }
}

/** Parses JSON text into plain values; throws bad_request. */
function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    refuse(`The body is not JSON: ${error.message}`);
  }
  check(value, 1);
  return value;
}

/** Takes JSON by its exact content type only. An empty body is no body: DELETE sends none. */
export function acceptJson(app: FastifyInstance): void {
  app.decorateRequest('bodyBytes', 0);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (request: FastifyRequest, body: Buffer, done) => {
    request.bodyBytes = body.length;
    try {
      done(null, body.length === 0 ? undefined : parseJson(body.toString('utf8')));
    } catch (error) {
      done(error as Error);
    }
  });
}
