import type { ParkedSale, ParkedSaleRequest } from '../../schemas/generated/api.ts';
import type { UserActor } from '../access/actor.ts';
import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';

/** Sales put aside at counters, each seen by the person alone who parked it. */
export interface ParkedSales {
  /** The latest first. */
  list(actor: UserActor, counter: string): Promise<readonly ParkedSale[]>;
  /** Parks a sale under an id of the caller's choosing, or parks it anew. Throws limit_exceeded beyond fifty. */
  put(actor: UserActor, counter: string, id: string, parked: ParkedSaleRequest): Promise<ParkedSale>;
  /** Throws not_found where there is none. */
  remove(actor: UserActor, counter: string, id: string): Promise<void>;
}

const most = 50;

export function createParkedSales(database: Database, clock: () => Date): ParkedSales {
  const columns = sql`id::text as id, label, sale, parked_at`;
  const mine = (actor: UserActor, counter: string) => sql`actor = ${actor.id}::uuid and counter = ${counter}`;
  return {
    list: (actor, counter) =>
      database.query<ParkedSale>(sql`select ${columns} from sys.parked_sale where ${mine(actor, counter)} order by parked_at desc, id desc`),
    async put(actor, counter, id, { label, sale }) {
      return database.transaction(async (tx) => {
        // One after another: nobody parks more than fit by parking at the same time.
        await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`parked ${actor.id}`}, 0))`);
        const [others] = await tx.query<{ n: number }>(sql`select count(*)::int as n from sys.parked_sale where ${mine(actor, counter)} and id <> ${id}::uuid`);
        if ((others?.n ?? 0) >= most) {
          const message = `At most ${most} sales are parked at a counter.`;
          throw new AppError('limit_exceeded', message, { issues: [{ pointer: '', message }] });
        }
        const rows = await tx.query<ParkedSale>(
          sql`insert into sys.parked_sale (actor, id, counter, label, sale, parked_at)
            values (${actor.id}::uuid, ${id}::uuid, ${counter}, ${label}, ${JSON.stringify(sale)}::jsonb, ${clock().toISOString()}::timestamptz)
            on conflict (actor, id) do update set counter = excluded.counter, label = excluded.label, sale = excluded.sale, parked_at = excluded.parked_at
            returning ${columns}`,
        );
        return rows[0] as ParkedSale;
      });
    },
    async remove(actor, counter, id) {
      const gone = await database.query(sql`delete from sys.parked_sale where ${mine(actor, counter)} and id = ${id}::uuid returning id`);
      if (gone.length === 0) throw new AppError('not_found', 'There is no such parked sale of yours.');
    },
  };
}
