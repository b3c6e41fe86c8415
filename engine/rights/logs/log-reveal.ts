import type { UserActor } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';

/** A masked cell that was shown. */
export interface Reveal {
  readonly object: string;
  readonly record: string;
  readonly field: string;
}

/** Writes down that the person sees a masked cell; committed when it answers: call before the value leaves. */
export async function logReveal(database: Pick<Database, 'query'>, actor: UserActor, { object, record, field }: Reveal, now: Date): Promise<void> {
  await database.query(sql`insert into sys.reveal_log (at, actor, object, record, field)
    values (${now.toISOString()}::timestamptz, ${actor.id}::uuid, ${object}, ${record}::uuid, ${field})`);
}
