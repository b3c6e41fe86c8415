import type { FastifyInstance } from 'fastify';
import type { TokenRequest } from '../../../schemas/generated/api.ts';
import { objectAccess } from '../../access/object-access.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ApiDeps } from '../api-deps.ts';
import { actorOf } from '../http/authentication.ts';
import { bodyParser } from '../http/request-body.ts';

// Only sessions and tokens without limits deal with tokens.
const config = { access: 'signed-in' } as const;
const parseToken = bodyParser<TokenRequest>('token-request');

/** API tokens of one's own. */
export function tokenRoutes(app: FastifyInstance, { identity, models }: Pick<ApiDeps, 'identity' | 'models'>): void {
  app.get('/api/tokens', { config }, async (request) => ({ items: await identity.listTokens(actorOf(request).id) }));

  app.post('/api/tokens', { config }, async (request, reply) => {
    // A token that leaked must not be able to outlive its being revoked.
    if (request.signedIn?.via !== 'session') throw new AppError('forbidden', 'Tokens are made in a session, not with another token.');
    const wanted = parseToken(request.body);
    const actor = actorOf(request);
    // Objects that there are not and such as the person may not read look the same.
    const reads = (name: string): boolean => {
      const object = models.current().objects.get(name);
      return object !== undefined && objectAccess(models.current(), actor, object).rows('read') !== 'none';
    };
    const issues = (wanted.objects ?? []).flatMap((name, index) =>
      reads(name) ? [] : [{ pointer: `/objects/${index}`, message: `there is no object "${name}"` }],
    );
    if (issues.length > 0) throw new AppError('bad_request', 'The token names objects that there are not.', { issues });
    const created = await identity.createToken(actor.id, wanted);
    return reply.code(201).send(created);
  });

  app.delete<{ Params: { id: string } }>('/api/tokens/:id', { config }, async (request, reply) => {
    const revoked = await identity.revokeToken(actorOf(request).id, request.params.id);
    if (!revoked) throw new AppError('not_found', 'You have no such token.');
    return reply.code(204).send();
  });
}
