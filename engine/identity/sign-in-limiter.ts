import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';

const minuteMs = 60_000;
const windowMinutes = 15;
const perAccount = 10;
const perAddress = 50;

/** Counts sign-ins in PostgreSQL, so that all processes share the count: per minute, summed over the last fifteen. */
export interface SignInLimiter {
  /** Counts one attempt before it is made, or throws too_many_requests; the same for accounts that do not exist. */
  take(email: string, address: string): Promise<void>;
  /** After a sign-in that succeeded: it counts for nothing. */
  giveBack(email: string, address: string): Promise<void>;
}

export function createSignInLimiter(database: Database, clock: () => Date): SignInLimiter {
  const minute = () => new Date(Math.floor(clock().getTime() / minuteMs) * minuteMs).toISOString();
  const oldest = () => new Date(clock().getTime() - windowMinutes * minuteMs).toISOString();
  return {
    async take(email, address) {
      const [account, place] = [accountKey(email), addressKey(address)];
      // Counted and committed before it is summed: of any number at once only as many as the limit see a sum within it.
      await database.query(sql`insert into sys.attempt as a (key, window_start, count) select key, ${minute()}::timestamptz, 1
        from unnest(${[account, place].sort()}::text[]) as key on conflict (key, window_start) do update set count = a.count + 1`);
      const rows = await database.query<{ key: string; n: number }>(sql`select key, sum(count)::int as n from sys.attempt
        where key = any(${[account, place]}::text[]) and window_start > ${oldest()}::timestamptz group by key`);
      const counted = new Map(rows.map(({ key, n }) => [key, n]));
      if ((counted.get(account) ?? 0) <= perAccount && (counted.get(place) ?? 0) <= perAddress) return;
      throw new AppError('too_many_requests', `Try again in ${windowMinutes} minutes.`, { extra: { retry_after_seconds: windowMinutes * 60 } });
    },
    async giveBack(email, address) {
      await database.query(sql`delete from sys.attempt where key = ${accountKey(email)} or window_start < ${oldest()}::timestamptz`);
      await database.query(
        sql`update sys.attempt set count = count - 1 where key = ${addressKey(address)} and window_start = ${minute()}::timestamptz and count > 0`,
      );
    },
  };
}

/** E-mail addresses may be long and are nobody's business here. */
function accountKey(email: string): string {
  return `account:${createHash('sha256').update(email).digest('base64url')}`;
}

/** An IPv6 customer holds a /64: they all count as one. */
function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return `ip:${plain}`;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `ip:${groups.slice(0, 4).join(':')}`;
}
