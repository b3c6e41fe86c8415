import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import type { JoinedShare, MovedRights, ShareTerms } from './moved-rights.ts';

/** From whom to whom. */
export interface Heirs {
  readonly person: string;
  readonly successor: string;
}

/** Gives what is shared with the person to the successor. Where both have a share of a record, the successor's says from then on what either said. */
export async function moveShares(tx: Tx, { person, successor }: Heirs): Promise<Pick<MovedRights, 'shares' | 'joined' | 'rules'>> {
  const [from, to] = [`user:${person}`, `user:${successor}`];
  const joined = await joinShares(tx, from, to);
  const shares = await tx.query<{ id: string }>(sql`update sys.share set subject = ${to} where subject = ${from} returning id::text as id`);
  const rules = await moveRules(tx, from, to);
  return { shares: shares.map(({ id }) => id), joined, rules };
}

/** None is touched in vain: a statement on rules has rights looked up anew. */
async function moveRules(tx: Tx, from: string, to: string, only?: readonly string[]): Promise<readonly string[]> {
  const ids = only === undefined ? sql`true` : sql`id = any(${[...only]}::uuid[])`;
  const found = await tx.query(sql`select 1 from sys.share_rule where subject = ${from} and ${ids} limit 1`);
  if (found.length === 0) return [];
  const rules = await tx.query<{ id: string }>(sql`update sys.share_rule set subject = ${to} where subject = ${from} and ${ids} returning id::text as id`);
  return rules.map(({ id }) => id);
}

async function joinShares(tx: Tx, from: string, to: string): Promise<readonly JoinedShare[]> {
  // As JSON whole, since times within it are written and read by PostgreSQL alone.
  return tx.query<{ removed: JoinedShare['removed']; into: string; before: ShareTerms; after: ShareTerms }>(sql`with pairs as (
      select to_jsonb(s) as removed, t.id as into_id, jsonb_build_object('can', t.can, 'expires_at', t.expires_at) as before,
        array(select a from unnest(array['read', 'update', 'delete']) as a where a = any(s.can || t.can)) as can,
        case when s.expires_at is null or t.expires_at is null then null else greatest(s.expires_at, t.expires_at) end as expires_at
      from sys.share as s join sys.share as t on t.object = s.object and t.record = s.record and t.subject = ${to} where s.subject = ${from}),
    changed as (update sys.share as t set can = p.can, expires_at = p.expires_at from pairs as p where t.id = p.into_id),
    gone as (delete from sys.share as s using pairs as p where s.id = (p.removed ->> 'id')::uuid)
    select removed, into_id::text as "into", before, jsonb_build_object('can', can, 'expires_at', expires_at) as after from pairs`);
}

/** Takes the move back, as far as nobody has changed those shares since. */
export async function returnShares(tx: Tx, { person, successor }: Heirs, moved: MovedRights): Promise<void> {
  const [from, to] = [`user:${person}`, `user:${successor}`];
  await reassign(tx, moved.shares, to, from);
  for (const { removed, into, before, after } of moved.joined) {
    await setTerms(tx, into, after, before);
    await tx.query(sql`insert into sys.share select (jsonb_populate_record(null::sys.share, ${JSON.stringify(removed)}::jsonb)).* on conflict do nothing`);
  }
  await moveRules(tx, to, from, moved.rules);
}

/** Moves once more what was taken back. */
export async function moveSharesAgain(tx: Tx, { person, successor }: Heirs, moved: MovedRights): Promise<void> {
  const [from, to] = [`user:${person}`, `user:${successor}`];
  for (const { removed, into, before, after } of moved.joined) {
    await setTerms(tx, into, before, after);
    await tx.query(sql`delete from sys.share where id = ${String(removed.id)}::uuid and subject = ${from}`);
  }
  await reassign(tx, moved.shares, from, to);
  await moveRules(tx, from, to, moved.rules);
}

/** Whoever has got a share of the record meanwhile keeps that one. */
async function reassign(tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> {
  await tx.query(sql`update sys.share as s set subject = ${to} where s.id = any(${[...ids]}::uuid[]) and s.subject = ${from}
    and not exists (select 1 from sys.share as o where o.object = s.object and o.record = s.record and o.subject = ${to})`);
}

async function setTerms(tx: Tx, share: string, now: ShareTerms, then: ShareTerms): Promise<void> {
  await tx.query(sql`update sys.share set can = ${[...then.can]}::text[], expires_at = ${then.expires_at}::timestamptz
    where id = ${share}::uuid and can = ${[...now.can]}::text[] and expires_at is not distinct from ${now.expires_at}::timestamptz`);
}
