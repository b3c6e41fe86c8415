import { actorId } from '../access/actor.ts';
import { authorName } from './operations.ts';
import type { BatchContext } from './write-context.ts';

/** Adds to the operation's count of rows; an operation that was not started before comes into being with its first rows. */
export async function countOperation(context: BatchContext, rows: number): Promise<void> {
  if (rows === 0) return;
  const { operation, kind, actor, now } = context;
  await context.tx.query({
    name: 'count-operation',
    text: `insert into sys.operation (id, kind, actor, actor_name, at, rows) values ($1, $2, $3, $4, $5, $6)
      on conflict (id) do update set rows = sys.operation.rows + excluded.rows`,
    values: [operation, kind, actorId(actor), authorName(actor), now.toISOString(), rows],
  });
}
