import type { FastifyInstance } from 'fastify';
import { AppError } from '../../errors/app-error.ts';
import { markAlertSeen, readAlerts, readDenials, readExports, readReveals } from '../../rights/logs/read-logs.ts';
import type { ApiDeps } from '../api-deps.ts';
import { actorOf } from '../http/authentication.ts';
import { moment, parseQuery, text, uuid, whole } from '../http/query-string.ts';

// The logs tell of everybody: not for tokens that are for less than all.
const config = { access: 'admin' } as const;
const alertQuery = { actor: uuid, from: moment, to: moment, limit: whole, cursor: text };
const logQuery = { ...alertQuery, object: text };

/** What was refused, taken out and revealed, and who read unusually much. */
export function accessLogRoutes(app: FastifyInstance, { database, clock }: Pick<ApiDeps, 'database' | 'clock'>): void {
  app.get('/api/access/denials', { config }, (request) => readDenials(database, parseQuery(request.query, logQuery)));
  app.get('/api/access/exports', { config }, (request) => readExports(database, parseQuery(request.query, logQuery)));
  app.get('/api/access/reveals', { config }, (request) => readReveals(database, parseQuery(request.query, logQuery)));
  app.get('/api/access/alerts', { config }, (request) => readAlerts(database, parseQuery(request.query, alertQuery)));

  app.post<{ Params: { readonly id: string } }>('/api/access/alerts/:id/seen', { config }, async (request) => {
    parseQuery(request.query, {});
    const id = uuid(request.params.id);
    const alert = id.ok ? await markAlertSeen(database, id.value, actorOf(request).id, clock()) : undefined;
    if (!alert) throw new AppError('not_found', `There is no alert ${request.params.id}.`);
    return alert;
  });
}
