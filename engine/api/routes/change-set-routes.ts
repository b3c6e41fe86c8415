import type { FastifyInstance } from 'fastify';
import type { ChangeSetRequest } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import type { Change, ChangeSetRecord } from '../../changes/change-sets.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ApiDeps } from '../api-deps.ts';
import { actorOf } from '../http/authentication.ts';
import { bodyLimitBytes } from '../http/json-body.ts';
import { parseQuery, whole } from '../http/query-string.ts';
import { bodyParser } from '../http/request-body.ts';

interface IdParams {
  readonly id: string;
}

const config = { access: 'admin', scope: 'metadata' } as const;
const listQuery = { limit: whole };
const defaultLimit = 50;
const mostLimit = 200;
// A whole template is one change set.
const documentsLimitBytes = 16 * bodyLimitBytes;
const parseChangeSet = bodyParser<ChangeSetRequest>('change-set-request');
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function missingSet(id: string): AppError {
  return new AppError('not_found', `There is no change set ${id}.`);
}

/** Collecting, planning, applying and rolling back changes of metadata. */
export function changeSetRoutes(app: FastifyInstance, { changeSets }: Pick<ApiDeps, 'changeSets'>): void {
  app.post('/api/metadata/change-sets', { config, bodyLimit: documentsLimitBytes }, async (request, reply) => {
    parseQuery(request.query, {});
    const { title, changes, apply_if_safe } = parseChangeSet(request.body);
    // @NOTE the schema checked op, kind and name; `create` checks each document itself.
    const input = { ...(title === undefined ? {} : { title }), changes: changes as unknown as readonly Change[] };
    let changeSet = await changeSets.create(actorOf(request), input);
    if (apply_if_safe === true) changeSet = await applyIfSafe(actorOf(request), changeSet);
    return reply
      .code(201)
      .header('location', `/api/metadata/change-sets/${changeSet.id}`)
      .send({ id: changeSet.id, title: changeSet.title, status: changeSet.status });
  });

  const applyIfSafe = async (actor: Actor, made: ChangeSetRecord): Promise<ChangeSetRecord> => {
    const planned = await changeSets.plan(actor, made.id);
    const safe = planned.plan?.risk === 'safe' && planned.plan.issues.length === 0;
    return safe ? changeSets.apply(actor, made.id) : planned;
  };

  app.get('/api/metadata/change-sets', { config }, async (request) => {
    const { limit = defaultLimit } = parseQuery(request.query, listQuery);
    return { items: await changeSets.list(actorOf(request), Math.min(limit, mostLimit)) };
  });

  app.get<{ Params: IdParams }>('/api/metadata/change-sets/:id', { config }, async (request) => {
    const { id } = request.params;
    const found = uuid.test(id) ? await changeSets.get(actorOf(request), id) : undefined;
    if (!found) throw missingSet(id);
    return found;
  });

  const step = (path: string, run: (actor: Actor, id: string) => Promise<ChangeSetRecord>): void => {
    app.post<{ Params: IdParams }>(`/api/metadata/change-sets/:id/${path}`, { config }, (request) => {
      if (!uuid.test(request.params.id)) throw missingSet(request.params.id);
      return run(actorOf(request), request.params.id);
    });
  };
  step('plan', (actor, id) => changeSets.plan(actor, id));
  step('apply', (actor, id) => changeSets.apply(actor, id));
  step('roll-back', (actor, id) => changeSets.rollBack(actor, id));
}
