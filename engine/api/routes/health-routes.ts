import type { FastifyInstance } from 'fastify';
import { sql } from '../../sql/sql.ts';
import type { ApiDeps } from '../api-deps.ts';

const config = { access: 'public' } as const;
const rememberMs = 2_000;
const timeoutMs = 1_500;

/** Liveness of the process and readiness for requests. They tell nothing else, since anybody may ask. */
export function healthRoutes(app: FastifyInstance, { database, models, clock }: Pick<ApiDeps, 'database' | 'models' | 'clock'>): void {
  let last: { readonly at: number; readonly ready: Promise<boolean> } | undefined;
  const check = async (): Promise<boolean> => {
    try {
      // The row is there once the migrations have run; a Model is held once it was loaded and compiled.
      const rows = await database.query(sql`select 1 as one from sys.model`, { statementTimeoutMs: timeoutMs });
      return rows.length === 1 && models.current().objects.size > 0;
    } catch (error) {
      console.error('not ready:', error instanceof Error ? error.message : error);
      return false;
    }
  };
  const ready = (): Promise<boolean> => {
    const now = clock().getTime();
    if (!last || Math.abs(now - last.at) >= rememberMs) last = { at: now, ready: check() };
    return last.ready;
  };
  app.get('/health/live', { config }, async () => ({ status: 'ok' }));
  app.get('/health/ready', { config }, async (_request, reply) => {
    if (await ready()) return { status: 'ok' };
    return reply.code(503).header('retry-after', '2').send({ status: 'unavailable' });
  });
}
