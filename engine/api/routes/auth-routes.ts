import type { FastifyInstance } from 'fastify';
import type { MeAnswer, MeUpdate, PasswordRequest, SignedInAnswer, SignInRequest } from '../../../schemas/generated/api.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SignedIn } from '../../identity/signed-in.ts';
import type { ApiDeps } from '../api-deps.ts';
import { signedInAnswer } from '../http/answers/signed-in-answer.ts';
import { actorOf } from '../http/authentication.ts';
import { bodyParser } from '../http/request-body.ts';
import { sessionCookies } from '../http/session-cookie.ts';
import { offeredPeople } from './demo-people.ts';

// Signing out and one's own settings are for sessions and tokens without limits.
const config = { access: 'signed-in' } as const;
const askConfig = { access: 'anyone', scope: 'any', keepsToObjects: true } as const;
const parseSignIn = bodyParser<SignInRequest>('sign-in-request');
const parseUpdate = bodyParser<MeUpdate>('me-update');
const parsePassword = bodyParser<PasswordRequest>('password-request');

/** Signing in and out, and one's own settings. */
export function authRoutes(app: FastifyInstance, deps: Pick<ApiDeps, 'identity' | 'models' | 'settings' | 'demoPeople'>): void {
  const { identity, models, settings } = deps;
  const cookies = sessionCookies(settings.publicUrl);
  const describe = ({ user }: SignedIn): SignedInAnswer => signedInAnswer(models.current(), user);
  const known = async (secret: string): Promise<SignedIn> => {
    const signedIn = await identity.resolve(secret);
    if (!signedIn) throw new AppError('not_signed_in', 'The session has ended.');
    return signedIn;
  };

  app.post('/api/auth/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    const { email, password } = parseSignIn(request.body);
    const secret = await identity.signIn(email, password, request.ip, request.headers['user-agent']);
    reply.header('set-cookie', cookies.set(secret));
    return describe(await known(secret));
  });

  app.post('/api/auth/sign-out', { config }, async (request, reply) => {
    if (request.signedIn?.via === 'session') await identity.signOut(request.secret);
    return reply
      .code(204)
      .header('set-cookie', [...cookies.clear()])
      .send();
  });

  // Asked by the screens before anybody signs in: nobody is an answer, not an error.
  app.get('/api/auth/me', { config: askConfig }, async (request): Promise<MeAnswer> => {
    if (request.signedIn !== null) return describe(request.signedIn);
    return (await offeredPeople(deps, request)).length > 0 ? { user: null, demo: true } : { user: null };
  });

  app.post('/api/auth/password', { config }, async (request, reply) => {
    // A token that leaked must not lock its person out.
    if (request.signedIn?.via !== 'session') throw new AppError('forbidden', 'The password is changed in a session, not with a token.');
    const { id, email } = request.signedIn.user;
    await identity.changePassword({ user: id, email, ...parsePassword(request.body), address: request.ip, session: request.secret });
    return reply.code(204).send();
  });

  app.patch('/api/auth/me', { config }, async (request) => {
    const { zone, locale } = parseUpdate(request.body);
    await identity.updateUser(actorOf(request).id, { zone, locale });
    return describe(await known(request.secret));
  });
}
