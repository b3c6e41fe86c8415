import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import { reachesObject } from '../../access/grants.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SignedIn } from '../../identity/signed-in.ts';
import { coversScope } from '../../identity/token-scopes.ts';
import type { Model } from '../../metadata/model.ts';

type Needs = Pick<FastifyContextConfig, 'scope' | 'keepsToObjects'>;

/**
 * Refuses a call that the API token was not made for; sessions pass. Denies by default: a route that declares nothing is for tokens without
 * limits. Says the same of objects that there are and are not.
 */
export function enforceTokenLimits(model: Model, request: FastifyRequest, { scopes, user }: SignedIn, { scope = 'full', keepsToObjects = false }: Needs): void {
  if (!coversScope(scopes, scope)) {
    throw new AppError('insufficient_scope', `The token is for ${scopes.join(', ')}; this needs ${scope}.`, { extra: { scope } });
  }
  if (user.only === undefined) return;
  if (!keepsToObjects) throw new AppError('insufficient_scope', 'A token that is limited to some objects cannot do this.', { extra: { scope } });
  const { object: name } = request.params as { readonly object?: string };
  const object = name === undefined ? undefined : model.objects.get(name);
  if (name !== undefined && (!object || !reachesObject(user, object))) {
    throw new AppError('insufficient_scope', `The token is for the objects ${user.only.join(', ')}.`, { extra: { scope } });
  }
}
