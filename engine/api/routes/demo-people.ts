import type { FastifyRequest } from 'fastify';
import type { DemoPeople } from '../../../schemas/generated/api.ts';
import { isAdmin } from '../../access/grants.ts';
import type { ApiDeps } from '../api-deps.ts';
import { isLocalRequest } from '../http/loopback.ts';

/** The people of the demo whom whoever calls may sign in as: nobody where demo sign-in is off, and nobody for a request from elsewhere. Never an administrator. */
export async function offeredPeople(
  { identity, models, demoPeople }: Pick<ApiDeps, 'identity' | 'models' | 'demoPeople'>,
  request: FastifyRequest,
): Promise<DemoPeople['people']> {
  if (demoPeople === undefined || !isLocalRequest(request)) return [];
  const model = models.current();
  const offered: DemoPeople['people'] = [];
  for (const { id, teams } of await demoPeople()) {
    const user = await identity.person(id);
    if (!user || isAdmin(model, user)) continue;
    const role = user.roles.flatMap((name) => model.roles.get(name) ?? [])[0];
    // Without a role there is nothing to be seen.
    if (!role) continue;
    const { name, label, description } = role;
    offered.push({ id, name: user.name, role: name, label, ...(description ? { description } : {}), teams: [...teams] });
  }
  return offered;
}
