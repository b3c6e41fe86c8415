import type { FastifyInstance } from 'fastify';
import type { UserActor } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import { stands } from '../../errors/guards.ts';
import { sql } from '../../sql/sql.ts';
import type { ApiDeps } from '../api-deps.ts';
import { actorOf } from '../http/authentication.ts';
import { parseQuery, whole } from '../http/query-string.ts';
import { retryOnce } from '../writing/retry.ts';

// Operations touch whatever objects they touched: not for tokens that are limited to some.
const readConfig = { access: 'signed-in', scope: 'read' } as const;
const writeConfig = { access: 'signed-in', scope: 'write' } as const;
const listQuery = { limit: whole };
const defaultLimit = 50;
const mostLimit = 200;

/** What was done, and taking it back: one's own operations; administrators everybody's. */
export function operationRoutes(app: FastifyInstance, { database, models, undoJobs }: Pick<ApiDeps, 'database' | 'models' | 'undoJobs'>): void {
  const reach = (actor: UserActor) => (isAdmin(models.current(), actor) || !stands('operation_owner') ? sql`true` : sql`o.actor = ${actor.id}::uuid`);
  // What followed in records of others is not counted to who set it off: they may not even see them.
  const counted = (actor: UserActor) =>
    isAdmin(models.current(), actor) || !stands('operation_rows')
      ? sql`o.rows`
      : sql`(select count(*)::int from sys.history as h where h.operation = o.id and h.actor = o.actor)`;

  app.get('/api/operations', { config: readConfig }, async (request) => {
    const { limit = defaultLimit } = parseQuery(request.query, listQuery);
    const rows =
      await database.query<OperationRow>(sql`select o.id, o.kind, o.note, o.actor, coalesce(u.name, o.actor_name, '') as actor_name, o.at, ${counted(actorOf(request))} as rows, o.status, o.undone_by, o.undoes
      from sys.operation as o left join sys."user" as u on u.id = o.actor where ${reach(actorOf(request))} order by o.at desc, o.id desc limit ${Math.min(limit, mostLimit)}`);
    return { items: rows.map(toItem) };
  });

  app.get<IdParams>('/api/operations/:id', { config: readConfig }, (request) => undoJobs.get(actorOf(request), request.params.id.toLowerCase()));

  app.post<IdParams>('/api/operations/:id/undo', { config: writeConfig }, async (request, reply) => {
    const answer = await retryOnce(() => undoJobs.undo(actorOf(request), request.params.id.toLowerCase()));
    reply.header('trellis-operation', answer.operation);
    if ('undone' in answer) return answer;
    return reply.code(202).header('location', `/api/operations/${answer.operation}`).send(answer);
  });

  app.post<IdParams>('/api/operations/:id/cancel', { config: writeConfig }, (request) => undoJobs.cancel(actorOf(request), request.params.id.toLowerCase()));
}

interface IdParams {
  Params: { readonly id: string };
}

interface OperationRow {
  readonly id: string;
  readonly kind: string;
  readonly note: string | null;
  readonly actor: string | null;
  readonly actor_name: string;
  readonly at: string;
  readonly rows: number;
  readonly status: string;
  readonly undone_by: string | null;
  readonly undoes: string | null;
}

function toItem({ actor, actor_name, ...row }: OperationRow) {
  return { ...row, actor: { id: actor, name: actor_name } };
}
