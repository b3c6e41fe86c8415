import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../../errors/app-error.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';

// Where somebody is signed in is for their screens: sessions, and tokens without limits.
const config = { access: 'signed-in' } as const;

/** The own sessions: where one is signed in, and signing out there. */
export function sessionRoutes(app: FastifyInstance, { identity }: Pick<ApiDeps, 'identity'>): void {
  app.get('/api/auth/sessions', { config }, async (request) => ({ items: await identity.listSessions(actorOf(request).id, request.secret) }));

  app.delete<{ Params: { id: string } }>('/api/auth/sessions/:id', { config }, async (request, reply) => {
    const ended = await identity.endSession(personIn(request), request.params.id);
    if (!ended) throw new AppError('not_found', 'You have no such session.');
    return reply.code(204).send();
  });

  app.delete('/api/auth/sessions', { config }, async (request) => ({ ended: await identity.endOtherSessions(personIn(request), request.secret) }));
}

/** A token that leaked must not sign its person out. */
function personIn(request: FastifyRequest): string {
  if (request.signedIn?.via !== 'session') throw new AppError('forbidden', 'Sessions are ended in a session, not with a token.');
  return request.signedIn.user.id;
}
