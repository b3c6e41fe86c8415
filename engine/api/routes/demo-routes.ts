import type { FastifyInstance } from 'fastify';
import type { DemoSignInRequest } from '../../../schemas/generated/api.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ApiDeps } from '../api-deps.ts';
import { sendNotFound } from '../http/answers/problem-handler.ts';
import { signedInAnswer } from '../http/answers/signed-in-answer.ts';
import { bodyParser } from '../http/request-body.ts';
import { sessionCookies } from '../http/session-cookie.ts';
import { offeredPeople } from './demo-people.ts';

const config = { access: 'public' } as const;
const parseSignIn = bodyParser<DemoSignInRequest>('demo-sign-in-request');

/** Signing in as a person of the demo without a password, on the machine itself. Where that is not offered, the addresses do not exist. */
export function demoRoutes(app: FastifyInstance, deps: Pick<ApiDeps, 'identity' | 'models' | 'settings' | 'demoPeople'>): void {
  const { identity, models, settings } = deps;
  const cookies = sessionCookies(settings.publicUrl);

  app.get('/api/auth/demo', { config }, async (request, reply) => {
    const people = await offeredPeople(deps, request);
    return people.length === 0 ? sendNotFound(reply) : { people };
  });

  app.post('/api/auth/demo', { config }, async (request, reply) => {
    const people = await offeredPeople(deps, request);
    if (people.length === 0) return sendNotFound(reply);
    const { person } = parseSignIn(request.body);
    const user = people.some(({ id }) => id === person) ? await identity.person(person) : undefined;
    if (!user) throw new AppError('not_found', 'The demo has no such person.', { issues: [{ pointer: '/person', message: 'unknown' }] });
    reply.header('set-cookie', cookies.set(await identity.openSession(user.id, request.headers['user-agent'])));
    return signedInAnswer(models.current(), user);
  });
}
