import type { FastifyInstance } from 'fastify';
import type { UserActor } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { RowForm, RowRule } from '../../access/row-rules.ts';
import type { Collaboration } from '../../collaboration/collaboration.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { Model } from '../../metadata/model.ts';
import type { RecordReader } from '../../query/record-reader.ts';
import type { ApiDeps } from '../api-deps.ts';
import { type Hint, mostIds, type RecordEvent } from '../event-hub.ts';
import { type EventStream, openEventStream } from '../http/answers/event-stream.ts';
import { actorOf } from '../http/authentication.ts';
import { parseQuery } from '../http/query-string.ts';

const config = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const recheckMs = 3_000;
const beatEvery = 8;
const mostPerUser = 20;

interface Listener {
  readonly stream: EventStream;
  readonly secret: string;
  actor: UserActor;
  /** Ends when the hints so far have been judged. */
  told: Promise<void>;
  /** The number of unread notifications that the person knows of. */
  unread: number;
}

type EventDeps = Pick<ApiDeps, 'events' | 'models' | 'identity' | 'reader' | 'log'> & Pick<Collaboration, 'notifications'>;

/**
 * What of an event the actor may know: that records changed which they may list. Whoever sees some records only is told of nothing else, not
 * even that there was something, nor of operations that are not their own; and, without ids, that records may have gone out of their sight.
 */
async function visibleEvent(reader: RecordReader, model: Model, actor: UserActor, event: RecordEvent): Promise<Hint | undefined> {
  const { lost = [], operations: _, by, ...hint } = event;
  const object = model.objects.get(event.object);
  const scope = object && (stands('event_row') ? objectAccess(model, actor, object, 'list').rows('read') : 'all');
  if (scope === undefined || scope === 'none') return undefined;
  if (scope === 'all') return hint;
  const ids = await idsToTell(reader, actor, event);
  if (ids.length > 0) return { ...hint, ids: ids.length > mostIds ? [] : ids, operation: by === actor.id ? hint.operation : null };
  return mayHaveLost(actor, scope, lost) ? { ...hint, ids: [], operation: null } : undefined;
}

/** Records of the event that the actor may list; of too many one more than are named. */
async function idsToTell(reader: RecordReader, actor: UserActor, { object, ids, operations = [] }: RecordEvent): Promise<readonly string[]> {
  if (ids.length > 0) return stands('event_ids') ? reader.visibleIds(actor, object, { ids }) : ids;
  return operations.length === 0 ? [] : reader.visibleIds(actor, object, { operations, limit: mostIds + 1 });
}

function mayHaveLost({ rights }: UserActor, rules: readonly RowRule[], lost: readonly string[]): boolean {
  const sees = (kind: RowForm['kind']): boolean => rules.some(({ forms }) => forms.some((form) => form.kind === kind));
  return (lost.includes('territory') && sees('territory')) || (sees('shared') && lost.some((subject) => rights.subjects.includes(subject)));
}

function rightsOf({ roles, rights, only }: UserActor): string {
  return JSON.stringify([roles, rights, only]);
}

/** Hints to screens that something changed. A stream ends within seconds of its session or token being revoked. */
export function eventRoutes(app: FastifyInstance, { events, models, identity, reader, log, notifications }: EventDeps): void {
  const listeners = new Set<Listener>();
  let rounds = 0;
  const unsubscribe = events.subscribe((event) => {
    const model = models.current();
    // One after the other for each stream, so that hints keep their order.
    for (const listener of listeners)
      listener.told = listener.told
        .then(() => visibleEvent(reader, model, listener.actor, event))
        .then((visible) => {
          if (visible && listeners.has(listener)) listener.stream.send('records', visible);
        })
        .catch((error: unknown) => log?.('a hint could not be sent', error));
  });
  const unsubscribeAlerts = events.subscribeAlerts((alert) => {
    const model = models.current();
    for (const { stream, actor } of listeners) if (isAdmin(model, actor)) stream.send('alert', alert);
  });
  const unsubscribeNotices = events.subscribeNotices((people) => {
    for (const listener of listeners) if (people.includes(listener.actor.id)) countUnread(listener, true);
  });
  // A notification that the person is not shown says nothing: only another number is told.
  const countUnread = (listener: Listener, telling: boolean): void => {
    listener.told = listener.told
      .then(() => notifications.count(listener.actor))
      .then(({ unread }) => {
        if (telling && unread !== listener.unread && listeners.has(listener)) listener.stream.send('notifications', { unread });
        listener.unread = unread;
      })
      .catch((error: unknown) => log?.('notifications could not be counted', error));
  };
  models.onChange(({ version }) => {
    for (const { stream } of listeners) stream.send('model', { version });
  });
  const recheck = async (): Promise<void> => {
    rounds += 1;
    for (const listener of listeners) {
      const signedIn = await identity.resolve(listener.secret);
      // Whoever gained or lost rights begins anew: what the stream told so far was for another person, so to say.
      if (!signedIn || rightsOf(signedIn.user) !== rightsOf(listener.actor)) listener.stream.end();
      else {
        listener.actor = signedIn.user;
        if (rounds % beatEvery === 0) listener.stream.beat();
      }
    }
  };
  identity.onForget(() => void recheck().catch((error: unknown) => log?.('sessions of event streams could not be checked', error)));
  const timer = setInterval(() => {
    recheck().catch((error: unknown) => log?.('sessions of event streams could not be checked', error));
  }, recheckMs).unref();

  app.addHook('preClose', (done) => {
    clearInterval(timer);
    unsubscribe();
    unsubscribeAlerts();
    unsubscribeNotices();
    for (const { stream } of listeners) stream.end();
    done();
  });

  app.get('/api/events', { config }, (request, reply) => {
    parseQuery(request.query, {});
    const actor = actorOf(request);
    const open = [...listeners].filter((listener) => listener.actor.id === actor.id).length;
    if (open >= mostPerUser) throw new AppError('too_many_requests', `At most ${mostPerUser} event streams a person.`, { extra: { retry_after_seconds: 60 } });
    const stream = openEventStream(reply, () => listeners.delete(listener));
    const listener: Listener = { stream, secret: request.secret, actor, told: Promise.resolve(), unread: 0 };
    listeners.add(listener);
    countUnread(listener, false);
    stream.send('model', { version: models.current().version });
  });
}
