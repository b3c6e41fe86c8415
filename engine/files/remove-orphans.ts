import type { Database } from '../database/database.ts';
import { ident, sql } from '../sql/sql.ts';

const filesAtOnce = 20;

/**
 * Removes files that no record holds or held and that came before that moment, with uploads that were broken off. What a record held once
 * is kept as long as its former values are: undo and history can bring it back.
 */
export async function removeOrphans(database: Database, before: Date): Promise<number> {
  await forgetUses(database);
  let removed = 0;
  for (;;) {
    // A file that is being attached in this moment is locked, and left alone.
    const rows = await database.query(sql`delete from sys.file where id in (
        select f.id from sys.file as f where f.created_at < ${before.toISOString()}::timestamptz and not exists (select from sys.file_use as u where u.file = f.id)
          and not exists (select from sys.attachment_version as v where v.file = f.id)
        order by f.id limit ${sql.lit(filesAtOnce)} for update skip locked)
      returning id`);
    removed += rows.length;
    if (rows.length === 0) return removed;
  }
}

interface UsingField {
  readonly object: string;
  readonly field: string;
  /** Its column is there, now and in the past. */
  readonly live: boolean;
  /** Its column as it was before a change of type is still kept. */
  readonly retired: boolean;
}

/** Forgets uses that nothing can bring back: neither the cell nor a former version holds the file, or the column itself has been dropped. */
async function forgetUses(database: Database): Promise<void> {
  const column = (table: string, condition: string) =>
    sql`exists (select from pg_catalog.pg_attribute as a where a.attrelid = to_regclass(format(${sql.lit(`${table}.%I`)}, u.object)) and a.atttypid = 'uuid'::regtype
      and not a.attisdropped and ${sql.raw(condition)})`;
  const live = 'a.attname = u.field';
  const fields = await database.query<UsingField>(sql`select u.object, u.field, ${column('crm', live)} and ${column('past', live)} as live,
    ${column('crm', "starts_with(a.attname, left(u.field, 23)) and a.attname ~ '__was_[0-9]+$'")} as retired from (select distinct object, field from sys.file_use) as u`);
  for (const { object, field, live: standing, retired } of fields) {
    if (!standing && retired) continue;
    const holds = (schema: string) => sql`exists (select from ${ident(schema, object)} as t where t.id = u.record and ${ident('t', field)} = u.file)`;
    const held = standing ? sql`${holds('crm')} or ${holds('past')}` : sql`false`;
    await database.query(sql`delete from sys.file_use as u where u.object = ${object} and u.field = ${field} and not (${held})`);
  }
}
