import type { RightsChangeList } from '../../../schemas/generated/api.ts';
import { type Actor, actorId } from '../../access/actor.ts';
import type { Database, Tx } from '../../database/database.ts';
import { authorName } from '../../records/operations.ts';
import { sql } from '../../sql/sql.ts';
import { type PageRequest, parsePage, toPage } from './page.ts';

/** What of rights changed, in the words of the log. */
export type RightsEvent =
  | 'person_created'
  | 'person_changed'
  | 'person_password'
  | 'person_handed_over'
  | 'hand_over_undone'
  | 'team_created'
  | 'team_changed'
  | 'team_deleted'
  | 'territory_created'
  | 'territory_changed'
  | 'territory_deleted'
  | 'record_placed'
  | 'record_unplaced'
  | 'share_created'
  | 'share_removed'
  | 'share_rule_created'
  | 'share_rule_removed'
  // No right, but nothing that anybody could take back.
  | 'records_purged';

/** An entry to be written. `detail` names what was changed; secrets have no place in it. */
export interface RightsEntry {
  readonly actor: Actor;
  readonly at: Date;
  readonly what: RightsEvent;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Appends to sys.rights_log in the transaction of the change itself: there is no change without its entry, and no entry without its change. */
export async function logRights(tx: Tx, { actor, at, what, detail }: RightsEntry): Promise<void> {
  await tx.query(sql`insert into sys.rights_log (at, actor, actor_name, what, detail)
    values (${at.toISOString()}::timestamptz, ${actorId(actor)}::uuid, ${authorName(actor)}, ${what}, ${JSON.stringify(detail)}::jsonb)`);
}

type RightsChange = RightsChangeList['items'][number];

interface LogRow extends Omit<RightsChange, 'actor'> {
  readonly actor: string | null;
  readonly actor_name: string;
}

/** A page of the log, newest first; throws bad_cursor and limit_exceeded. */
export async function listRightsChanges(database: Database, request: PageRequest): Promise<RightsChangeList> {
  const page = parsePage(request, 'rights log', 2);
  const [at = null, id = null] = page.after;
  const rows = await database.query<LogRow>(sql`select l.id::text as id, l.at, l.actor::text as actor, l.actor_name, l.what, l.detail from sys.rights_log as l
    where ${id}::uuid is null or (l.at, l.id) < (${at}::timestamptz, ${id}::uuid) order by l.at desc, l.id desc limit ${page.limit + 1}`);
  return toPage(
    page,
    rows.map(({ actor, actor_name, ...row }) => ({ ...row, actor: { id: actor, name: actor_name } })),
    (row) => [row.at, row.id],
  );
}
