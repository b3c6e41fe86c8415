import type { Destination, FavouriteList } from '../../schemas/generated/api.ts';
import type { UserActor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { sql } from '../sql/sql.ts';
import { type DestinationRow, destinationColumns, toRow } from './destination.ts';
import type { OwnContext } from './own-context.ts';
import { readableEntries } from './readable-entries.ts';

/** Of what the person cannot see at the moment, and therefore cannot take out, no more than this stays. */
const mostUnseen = 100;

async function load(tx: Tx, actor: UserActor): Promise<readonly DestinationRow[]> {
  return tx.query<DestinationRow>(sql`select ${destinationColumns} from sys.favourite as d where d.user_id = ${actor.id}::uuid order by d.place, d.key`);
}

/** The person's favourites in order, as they see them now. */
export async function listFavourites(context: OwnContext, actor: UserActor): Promise<FavouriteList> {
  const readable = await readableEntries(context, actor, await load(context.database, actor));
  return { items: [...readable.values()] };
}

/**
 * Puts these in the place of all that the person sees of theirs. What they cannot see at the moment, such as a record in the trash, stays
 * behind the others and shows up again with it. What is asked for and cannot be seen is left out, as if it were not there.
 */
export async function putFavourites(context: OwnContext, actor: UserActor, wanted: readonly Destination[]): Promise<FavouriteList> {
  const rows = new Map(wanted.map((destination, index) => toRow(destination, `/items/${index}`)).map((row) => [row.key, row]));
  return context.database.transaction(async (tx) => {
    // Two windows of one person: one after the other.
    await tx.query(sql`select 1 from sys."user" where id = ${actor.id}::uuid for no key update`);
    const before = await load(tx, actor);
    const readable = await readableEntries(context, actor, [...new Map([...before.map((row) => [row.key, row] as const), ...rows]).values()], tx);
    const unseen = before.filter(({ key }) => !readable.has(key)).slice(0, mostUnseen);
    const kept = [...[...rows.values()].filter(({ key }) => readable.has(key)), ...unseen];
    await tx.query(sql`delete from sys.favourite where user_id = ${actor.id}::uuid`);
    await insert(tx, actor, kept);
    return { items: kept.flatMap(({ key }) => readable.get(key) ?? []) };
  });
}

async function insert(tx: Tx, actor: UserActor, rows: readonly DestinationRow[]): Promise<void> {
  const placed = rows.map((row, place) => ({ ...row, place }));
  await tx.query(sql`insert into sys.favourite (user_id, key, kind, object, record, view, page, label, place)
    select ${actor.id}::uuid, d.key, d.kind, d.object, d.record, d.view, d.page, d.label, d.place
    from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as d (key text, kind text, object text, record uuid, view text, page text, label text, place integer)`);
}
