import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CounterSaleRequest, ParkedSaleRequest } from '../../../../schemas/generated/api.ts';
import type { CounterDocument } from '../../../../schemas/generated/metadata.ts';
import { loadPromotions } from '../../../counters/counter-offer.ts';
import { createParkedSales } from '../../../counters/parked-sales.ts';
import { type Sold, sell } from '../../../counters/sell.ts';
import { AppError } from '../../../errors/app-error.ts';
import { readableCounter } from '../../../metadata/screens/readable-counter.ts';
import { createReader } from '../../../query/create-reader.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { metadataRights } from '../../http/metadata-access.ts';
import { parseQuery } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import { retryOnce } from '../../writing/retry.ts';
import { type Answer, idempotencyKey, once, sendAnswer } from '../../writing/stored-answer.ts';

interface CounterParams {
  readonly name: string;
}

const readConfig = { access: 'signed-in', scope: 'read' } as const;
const writeConfig = { access: 'signed-in', scope: 'write' } as const;
const parseSale = bodyParser<CounterSaleRequest>('counter-sale-request');
const parseParked = bodyParser<ParkedSaleRequest>('parked-sale-request');
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Deps = Pick<ApiDeps, 'database' | 'models' | 'reader' | 'writer' | 'events' | 'clock'>;

/** Quick sales at counters, and those put aside. */
export function counterRoutes(app: FastifyInstance, deps: Deps): void {
  const parked = createParkedSales(deps.database, deps.clock);

  app.post<{ Params: CounterParams }>('/api/counters/:name/sales', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    counterOf(deps, request, request.params.name);
    return sendAnswer(reply, await sellOnce(deps, request, request.params.name, parseSale(request.body)));
  });

  app.get<{ Params: CounterParams }>('/api/counters/:name/promotions', { config: readConfig }, async (request) => {
    parseQuery(request.query, {});
    const counter = counterOf(deps, request, request.params.name);
    return { items: await loadPromotions({ reader: deps.reader, model: deps.models.current(), actor: actorOf(request), counter }) };
  });

  app.get<{ Params: CounterParams }>('/api/counters/:name/parked', { config: readConfig }, async (request) => {
    parseQuery(request.query, {});
    const { name } = counterOf(deps, request, request.params.name);
    return { items: await parked.list(actorOf(request), name) };
  });

  app.put<{ Params: CounterParams & { readonly id: string } }>('/api/counters/:name/parked/:id', { config: writeConfig }, async (request) => {
    parseQuery(request.query, {});
    const { name } = counterOf(deps, request, request.params.name);
    const { id } = request.params;
    const message = 'A parked sale is named by a UUID.';
    if (!uuid.test(id)) throw new AppError('bad_request', message, { issues: [{ pointer: '/id', message }] });
    return parked.put(actorOf(request), name, id.toLowerCase(), parseParked(request.body));
  });

  app.delete<{ Params: CounterParams & { readonly id: string } }>('/api/counters/:name/parked/:id', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    const { name } = counterOf(deps, request, request.params.name);
    const { id } = request.params;
    if (!uuid.test(id)) throw new AppError('not_found', 'There is no such parked sale of yours.');
    await parked.remove(actorOf(request), name, id.toLowerCase());
    return reply.code(204).send();
  });
}

/** The counter as the caller is shown it; one that is not shown is not there. */
function counterOf({ models }: Deps, request: FastifyRequest, name: string): CounterDocument {
  const model = models.current();
  const rights = metadataRights(model, actorOf(request));
  const objects = new Map([...model.objects].filter(([, object]) => rights.can(object, 'read')));
  const counter = model.counters.get(name);
  const shown = counter && readableCounter({ model, rights, objects }, counter);
  if (!shown) throw new AppError('not_found', `There is no counter "${name}" that you can use.`);
  return shown;
}

/** One transaction. The key is looked up before prices are: a sale that was made is answered again, whatever they are by now. */
async function sellOnce(deps: Deps, request: FastifyRequest, name: string, sale: CounterSaleRequest): Promise<Answer> {
  const actor = actorOf(request);
  const key = idempotencyKey(request);
  let sold: Sold | undefined;
  const answer = await retryOnce(() =>
    deps.writer.transaction((tx) => {
      sold = undefined;
      const work = async (): Promise<Answer> => {
        const reader = createReader(tx, deps.models, deps.clock);
        const counter = counterOf(deps, request, name);
        const done = await sell({ tx, writer: deps.writer, reader, model: deps.models.current(), actor, counter }, sale);
        sold = done;
        const { operation, object, id } = done.answer;
        return { status: 201, headers: { 'trellis-operation': operation, location: `/api/records/${object}/${id}` }, body: done.answer };
      };
      return key === undefined ? work() : once(tx, actor, request, key, work);
    }),
  );
  for (const change of sold?.written ?? []) deps.events.publish({ ...change, by: actor.id });
  return answer;
}
