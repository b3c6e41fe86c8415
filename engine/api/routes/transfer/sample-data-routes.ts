import type { FastifyInstance } from 'fastify';
import { AppError } from '../../../errors/app-error.ts';
import type { ApiDeps, SampleData } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery } from '../../http/query-string.ts';

const config = { access: 'admin' } as const;

/** The records of the demo: how they stand, what removing them would take away, and removing them. Progress, cancelling and the way back are those of operations. */
export function sampleDataRoutes(app: FastifyInstance, { sampleData }: Pick<ApiDeps, 'sampleData'>): void {
  const samples = (): SampleData => {
    if (sampleData) return sampleData;
    throw new AppError('not_found', 'There are no sample records here.');
  };
  app.get('/api/sample-data', { config }, () => samples().state());

  app.get('/api/sample-data/preview', { config }, () => samples().preview());

  app.post('/api/sample-data/remove', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const state = await samples().remove(actorOf(request));
    if (state.operation !== null) reply.header('trellis-operation', state.operation);
    return reply.code(state.status === 'removing' ? 202 : 200).send(state);
  });
}
