import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import type { UserActor } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import { apiTokenPrefix } from '../../identity/opaque-token.ts';
import type { SignedIn } from '../../identity/signed-in.ts';
import type { ApiDeps } from '../api-deps.ts';
import { refuseForgery } from './request-forgery.ts';
import { readSessionCookie } from './session-cookie.ts';
import { enforceTokenLimits } from './token-limits.ts';

interface Presented {
  readonly secret: string;
  readonly cookie: boolean;
}

/** The secret a request brings: an API token as bearer, else the session cookie. A bearer that is no token is not replaced by the cookie. */
function presented(request: FastifyRequest): Presented | undefined {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
    return token?.startsWith(apiTokenPrefix) ? { secret: token, cookie: false } : undefined;
  }
  const session = readSessionCookie(cookie);
  return session === undefined || session === '' || session.startsWith(apiTokenPrefix) ? undefined : { secret: session, cookie: true };
}

/** Unknown paths of the API are closed like every route; all else that matches no route is the studio's. */
function needsOf(request: FastifyRequest): FastifyContextConfig {
  if (!request.is404) return request.routeOptions.config;
  return request.url.startsWith('/api') ? { access: 'signed-in', scope: 'any', keepsToObjects: true } : { access: 'public' };
}

/** Denies by default: every request passes here first, and only public routes and those for anyone are answered without a known person. */
export function authenticate(app: FastifyInstance, deps: Pick<ApiDeps, 'identity' | 'models'>): void {
  const { identity, models } = deps;
  app.decorateRequest('signedIn', null);
  app.decorateRequest('secret', '');
  const enter = (request: FastifyRequest, { secret, cookie }: Presented, signedIn: SignedIn | undefined, needs: FastifyContextConfig): void => {
    const { access = 'admin' } = needs;
    // A cookie that outlived its session is nobody's; a token that is not one is a mistake to be told.
    if (!signedIn && cookie && access === 'anyone') return;
    if (!signedIn) throw new AppError('not_signed_in', 'The session or token is unknown or has ended.');
    // Before anything is refused: the log of refusals names who was.
    request.signedIn = signedIn;
    request.secret = secret;
    enforceTokenLimits(models.current(), request, signedIn, needs);
    if (access === 'admin' && stands('admin_routes') && !isAdmin(models.current(), signedIn.user))
      throw new AppError('forbidden', 'Only administrators may do this.');
  };
  app.addHook('onRequest', (request, _reply, done) => {
    try {
      const needs = needsOf(request);
      if (needs.access === 'public') {
        refuseForgery(request);
        done();
        return;
      }
      const brought = presented(request);
      if (!brought && needs.access === 'anyone' && request.headers.authorization === undefined) {
        refuseForgery(request);
        done();
        return;
      }
      if (!brought) throw new AppError('not_signed_in', 'This needs a session or an API token.');
      if (brought.cookie) refuseForgery(request);
      const known = identity.known(brought.secret);
      if (known) {
        enter(request, brought, known, needs);
        done();
        return;
      }
      identity
        .resolve(brought.secret)
        .then((signedIn) => enter(request, brought, signedIn, needs))
        .then(() => done(), done);
    } catch (error) {
      done(error as Error);
    }
  });
}

/** The person who calls. There is no answer without one: a missing actor is an error, never "everybody". */
export function actorOf(request: FastifyRequest): UserActor {
  if (request.signedIn === null) throw new AppError('not_signed_in', 'This needs a session or an API token.');
  return request.signedIn.user;
}
