import type { Comment } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { all, type Sql, sql } from '../../sql/sql.ts';
import type { RecordAddress } from '../services.ts';

/** A comment as it lies in its table, with the names of people as they are now. */
export interface CommentRow extends Omit<Comment, 'author' | 'mine'> {
  readonly author: string;
  readonly author_name: string;
}

const columns = sql`c.id::text as id, c.author::text as author, coalesce(u.name, c.author_name) as author_name, c.text, c.created_at, c.edited_at,
  coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name, m.id) from sys."user" as m where m.id = any(c.mentions)), '[]') as mentions`;

/** Selects comments that are not deleted. */
function select(conditions: readonly Sql[], rest: Sql): Sql {
  return sql`select ${columns} from sys.comment as c left join sys."user" as u on u.id = c.author where ${all([sql`c.deleted_at is null`, ...conditions])} ${rest}`;
}

/** Up to `limit` comments of the record, newest first, behind the one made at that time with that id. */
export function commentRows(tx: Tx, { object, id }: RecordAddress, after: readonly (string | null)[], limit: number): Promise<CommentRow[]> {
  const [at = null, last = null] = after;
  const behind = last === null ? [] : [sql`(c.created_at, c.id) < (${at}::timestamptz, ${last}::uuid)`];
  return tx.query<CommentRow>(
    select([sql`c.object = ${object} and c.record = ${id}::uuid`, ...behind], sql`order by c.created_at desc, c.id desc limit ${sql.lit(limit)}`),
  );
}

export async function commentRow(tx: Tx, id: string): Promise<CommentRow | undefined> {
  return (await tx.query<CommentRow>(select([sql`c.id = ${id}::uuid`], sql``)))[0];
}
