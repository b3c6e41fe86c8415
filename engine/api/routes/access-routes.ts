import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccessWhyQuery, GrantRowsRequest, WhatIfRequest } from '../../../schemas/generated/api.ts';
import { AppError } from '../../errors/app-error.ts';
import { missing, withModel } from '../../query/create-reader.ts';
import { type Explaining, explainAccess } from '../../rights/explain/explain-access.ts';
import { accessOfPerson } from '../../rights/explain/pages/access-of-person.ts';
import { accessOfRecord } from '../../rights/explain/pages/access-of-record.ts';
import { grantRows } from '../../rights/what-if/grant-rows.ts';
import { whatIf } from '../../rights/what-if/what-if.ts';
import type { ApiDeps } from '../api-deps.ts';
import { actorOf } from '../http/authentication.ts';
import { metadataRights } from '../http/metadata-access.ts';
import { oneOf, parseQuery, text } from '../http/query-string.ts';
import { bodyParser } from '../http/request-body.ts';
import type { RecordParams } from './record-routes.ts';

// Whatever is told is what the one who asks sees, within the limits of their token.
const ownConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const adminConfig = { access: 'admin', scope: 'read' } as const;
const action = oneOf('read', 'reveal', 'write', 'update', 'delete', 'share', 'merge', 'export', 'list', 'create', 'bulk', 'import');
const whyQuery = { object: text, record: text, field: text, action, person: text };
const parseWhatIf = bodyParser<WhatIfRequest>('what-if-request');
const parseRows = bodyParser<GrantRowsRequest>('grant-rows-request');
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Deps = Pick<ApiDeps, 'database' | 'models' | 'identity' | 'clock'>;

/** Why somebody may do something, who may do what, and what another role would change. */
export function accessRoutes(app: FastifyInstance, { database, models, identity, clock }: Deps): void {
  const explain = <T>(request: FastifyRequest, answer: (explaining: Explaining) => Promise<T>): Promise<T> => {
    const asker = actorOf(request);
    return withModel(models, (model) => answer({ tx: database, identity, model, now: clock(), asker, rights: metadataRights(model, asker) }));
  };

  app.get('/api/access/why', { config: ownConfig }, (request) => {
    const { object, ...query } = parseQuery(request.query, whyQuery);
    if (object === undefined) throw new AppError('bad_request', 'The parameter "object" is missing.', { issues: [{ pointer: '/object', message: 'missing' }] });
    return explain(request, (explaining) => explainAccess(explaining, { object, ...query } satisfies AccessWhyQuery));
  });

  app.get<{ Params: { id: string } }>('/api/access/people/:id', { config: adminConfig }, async (request) => {
    parseQuery(request.query, {});
    const person = await identity.person(request.params.id);
    if (!person) throw new AppError('not_found', 'There is no active person with this id.');
    return explain(request, (explaining) => accessOfPerson(explaining, person));
  });

  app.post('/api/access/what-if', { config: adminConfig }, (request) => {
    parseQuery(request.query, {});
    const wanted = parseWhatIf(request.body);
    return explain(request, ({ model, now, asker }) => whatIf({ database, identity, model, now, asker }, wanted));
  });

  app.post('/api/access/rows', { config: adminConfig }, (request) => {
    parseQuery(request.query, {});
    const wanted = parseRows(request.body);
    return explain(request, (explaining) => grantRows(explaining, wanted));
  });

  app.get<{ Params: RecordParams }>('/api/access/records/:object/:id', { config: adminConfig }, (request) => {
    parseQuery(request.query, {});
    const { object, id } = request.params;
    if (!uuid.test(id)) throw missing(object, id);
    return explain(request, (explaining) => accessOfRecord(explaining, object, id.toLowerCase()));
  });
}
