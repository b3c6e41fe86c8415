import type { FastifyInstance } from 'fastify';
import type { NotificationReadRequest, NotificationSettingsUpdate, Watch } from '../../../../schemas/generated/api.ts';
import type { Collaboration } from '../../../collaboration/collaboration.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import type { RecordParams } from '../record-routes.ts';

const readConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const writeConfig = { access: 'signed-in', scope: 'write', keepsToObjects: true } as const;
const parseRead = bodyParser<NotificationReadRequest>('notification-read-request');
const parseSettings = bodyParser<NotificationSettingsUpdate>('notification-settings-update');
const parseWatch = bodyParser<Watch>('watch');

/** The caller's own notifications, how they want to be told, and of which records. */
export function notificationRoutes(app: FastifyInstance, { notifications }: Pick<Collaboration, 'notifications'>): void {
  app.get('/api/notifications', { config: readConfig }, (request) =>
    notifications.list(actorOf(request), parseQuery(request.query, { limit: whole, cursor: text })),
  );

  app.get('/api/notifications/count', { config: readConfig }, (request) => {
    parseQuery(request.query, {});
    return notifications.count(actorOf(request));
  });

  app.post('/api/notifications/read', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return notifications.mark(actorOf(request), parseRead(request.body));
  });

  app.get('/api/notifications/settings', { config: readConfig }, (request) => {
    parseQuery(request.query, {});
    return notifications.settings(actorOf(request));
  });

  app.patch('/api/notifications/settings', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return notifications.changeSettings(actorOf(request), parseSettings(request.body));
  });

  app.get<{ Params: RecordParams }>('/api/records/:object/:id/watch', { config: readConfig }, (request) => {
    parseQuery(request.query, {});
    return notifications.watch(actorOf(request), request.params);
  });

  app.put<{ Params: RecordParams }>('/api/records/:object/:id/watch', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return notifications.changeWatch(actorOf(request), request.params, parseWatch(request.body));
  });
}
