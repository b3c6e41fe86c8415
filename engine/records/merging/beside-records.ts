import type { Tx } from '../../database/database.ts';
import { type Sql, sql } from '../../sql/sql.ts';

/** Of one merged record, what moved along beside it: ids of rows, and of people whose row is about the kept record now. */
export interface MovedBeside {
  readonly comments: readonly string[];
  readonly notifications: readonly string[];
  readonly attachments: readonly MovedFile[];
  readonly followers: readonly string[];
  readonly favourites: readonly string[];
}

/** A file has another name where the kept record has one so called. */
interface MovedFile {
  readonly id: string;
  readonly name: string;
  readonly was: string;
}

/** Two records of one object. */
export interface Move {
  readonly object: string;
  readonly from: string;
  readonly to: string;
}

const nothing: MovedBeside = { comments: [], notifications: [], attachments: [], followers: [], favourites: [] };

/**
 * Moves what hangs on a record to the one it is merged into: comments, notices, files, who follows it, favourites. Shares and places in
 * territories are decisions about one record and stay with it, as do its history and who read it.
 */
export async function moveBeside(tx: Tx, move: Move): Promise<MovedBeside> {
  return {
    comments: await repoint(tx, 'comment', move),
    notifications: await repoint(tx, 'notification', move),
    attachments: await moveFiles(tx, move),
    followers: await follow(tx, move),
    favourites: await moveFavourites(tx, move),
  };
}

/** Moves back what moved along, as far as it is still there. */
export async function returnBeside(tx: Tx, move: Move, stored: Partial<MovedBeside>): Promise<void> {
  const { comments, notifications, attachments, followers, favourites } = { ...nothing, ...stored };
  const back = { object: move.object, from: move.to, to: move.from };
  await repoint(tx, 'comment', back, comments);
  await repoint(tx, 'notification', back, notifications);
  for (const { id, name, was } of attachments)
    await tx.query(sql`update sys.attachment set record = ${back.to}::uuid, name = case when name = ${name} then ${was} else name end
      where id = ${id}::uuid and record = ${back.from}::uuid`);
  await tx.query(sql`delete from sys.watch as k using sys.watch as w where k.object = ${move.object} and k.record = ${move.to}::uuid and k.person = any(${[...followers]}::uuid[])
    and w.object = k.object and w.record = ${move.from}::uuid and w.person = k.person and w.state = k.state and w.at = k.at`);
  await tx.query(sql`update sys.favourite as f set key = ${keyOf(back)}, record = ${back.to}::uuid where f.key = ${keyOf(move)} and f.user_id = any(${[...favourites]}::uuid[])
    and not exists (select 1 from sys.favourite as o where o.user_id = f.user_id and o.key = ${keyOf(back)})`);
}

/** How many comments and files would move along. */
export async function countBeside(tx: Tx, object: string, records: readonly string[]): Promise<{ readonly comments: number; readonly files: number }> {
  const of = (table: Sql) =>
    sql`(select count(*)::int from ${table} as r where r.object = ${object} and r.record = any(${[...records]}::uuid[]) and r.deleted_at is null)`;
  const rows = await tx.query<{ comments: number; files: number }>(sql`select ${of(sql`sys.comment`)} as comments, ${of(sql`sys.attachment`)} as files`);
  return { comments: Number(rows[0]?.comments ?? 0), files: Number(rows[0]?.files ?? 0) };
}

/** The key of a favourite that leads to the target of the move. */
const keyOf = ({ object, to }: Move): string => `record ${object} ${to}`;

async function repoint(tx: Tx, table: 'comment' | 'notification', { object, from, to }: Move, only?: readonly string[]): Promise<readonly string[]> {
  const which = only === undefined ? sql`true` : sql`id = any(${[...only]}::uuid[])`;
  const rows = await tx.query<{ id: string }>(
    sql`update ${sql.table(`sys.${table}`)} set record = ${to}::uuid where object = ${object} and record = ${from}::uuid and ${which} returning id::text as id`,
  );
  return rows.map(({ id }) => id);
}

async function moveFiles(tx: Tx, { object, from, to }: Move): Promise<readonly MovedFile[]> {
  const files = await tx.query<{ id: string; name: string; deleted: boolean }>(
    sql`select id::text as id, name, deleted_at is not null as deleted from sys.attachment where object = ${object} and record = ${from}::uuid order by name, id for update`,
  );
  const there = await tx.query<{ name: string }>(
    sql`select lower(name) as name from sys.attachment where object = ${object} and record = ${to}::uuid and deleted_at is null`,
  );
  const taken = new Set(there.map(({ name }) => name));
  const moved: MovedFile[] = [];
  for (const { id, name: was, deleted } of files) {
    const name = deleted ? was : freeName(was, taken);
    if (!deleted) taken.add(name.toLowerCase());
    await tx.query(sql`update sys.attachment set record = ${to}::uuid, name = ${name} where id = ${id}::uuid`);
    moved.push({ id, name, was });
  }
  return moved;
}

/** The name, with a number before its ending where it is taken. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${stem} (${number})${ending}`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

/** Whoever follows the one follows the other, unless they have said otherwise of that. */
async function follow(tx: Tx, { object, from, to }: Move): Promise<readonly string[]> {
  const rows = await tx.query<{ person: string }>(sql`insert into sys.watch (object, record, person, state, at)
    select w.object, ${to}::uuid, w.person, w.state, w.at from sys.watch as w where w.object = ${object} and w.record = ${from}::uuid and w.state = 'following'
    on conflict do nothing returning person::text as person`);
  return rows.map(({ person }) => person);
}

/** A favourite leads to the kept record, unless that is one already. */
async function moveFavourites(tx: Tx, move: Move): Promise<readonly string[]> {
  const rows = await tx.query<{
    person: string;
  }>(sql`update sys.favourite as f set key = ${keyOf(move)}, record = ${move.to}::uuid where f.key = ${`record ${move.object} ${move.from}`}
    and not exists (select 1 from sys.favourite as o where o.user_id = f.user_id and o.key = ${keyOf(move)}) returning f.user_id::text as person`);
  return rows.map(({ person }) => person);
}
