import type { Destination, RecentList } from '../../schemas/generated/api.ts';
import type { UserActor } from '../access/actor.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';
import { type DestinationRow, destinationColumns, toRow } from './destination.ts';
import type { OwnContext } from './own-context.ts';
import { readableEntries } from './readable-entries.ts';

const mostRecents = 50;

/** What the person opened lately, newest first, as they see it now. */
export async function listRecents(context: OwnContext, actor: UserActor): Promise<RecentList> {
  const rows = await context.database.query<DestinationRow>(
    sql`select ${destinationColumns}, d.at from sys.recent as d where d.user_id = ${actor.id}::uuid order by d.at desc, d.key limit ${mostRecents}`,
  );
  return { items: [...(await readableEntries(context, actor, rows)).values()] };
}

/** Notes that the person opened something. Told by the screens when it stands there, so that no reading waits for it. Throws not_found for what they cannot see. */
export async function addRecent(context: OwnContext, actor: UserActor, opened: Destination): Promise<void> {
  const row = toRow(opened);
  if (!(await readableEntries(context, actor, [row])).has(row.key)) {
    throw new AppError('not_found', 'There is nothing there that you can see.', { issues: [{ pointer: '', message: 'missing or not visible' }] });
  }
  const { key, kind, object, record, view, page, label } = row;
  await context.database.transaction(async (tx) => {
    await tx.query(sql`insert into sys.recent (user_id, key, kind, object, record, view, page, label, at)
      values (${actor.id}::uuid, ${key}, ${kind}, ${object}, ${record}::uuid, ${view}, ${page}, ${label}, ${context.clock().toISOString()}::timestamptz)
      on conflict (user_id, key) do update set at = greatest(sys.recent.at, excluded.at), label = excluded.label`);
    await tx.query(sql`delete from sys.recent where user_id = ${actor.id}::uuid and key in
      (select d.key from sys.recent as d where d.user_id = ${actor.id}::uuid order by d.at desc, d.key offset ${mostRecents})`);
  });
}
