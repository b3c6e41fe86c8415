import type { Database } from '../../../engine/database/database.ts';
import type { Model } from '../../../engine/metadata/model.ts';
import { ident, sql } from '../../../engine/sql/sql.ts';

/** What must hold of every database, whatever was killed: a list of what does not. */
export async function brokenInvariants(database: Database, model: Model): Promise<readonly string[]> {
  const broken: string[] = [];
  const none = async (what: string, statement: ReturnType<typeof sql>): Promise<void> => {
    const rows = await database.query(statement, { statementTimeoutMs: 60_000 });
    if (rows.length > 0) broken.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  };
  for (const object of model.objects.values()) {
    if (object.table[0] !== 'crm') continue;
    const { name } = object;
    const table = ident(...object.table);
    await none(
      `${name} does not have one row of history for each version`,
      sql`select t.id, t.version, h.n, h.last from ${table} as t left join lateral (select count(*) as n, max(version) as last from sys.history where object = ${name} and record = t.id) as h on true
        where h.n <> t.version or h.last <> t.version`,
    );
    await none(
      `${name} has history of records that are not there`,
      sql`select record from sys.history where object = ${name} and record not in (select id from ${table})`,
    );
    await none(
      `${name} does not have one past row for each former version`,
      sql`select t.id, t.version, p.n from ${table} as t left join lateral (select count(*) as n from ${ident('past', name)} where id = t.id) as p on true where p.n <> t.version - 1`,
    );
    if (object.parent)
      await none(
        `${name} has lines without their owner`,
        sql`select t.id from ${table} as t left join ${ident('crm', object.parent.target ?? '')} as o on o.id = t.${ident(object.parent.name)} where t.deleted_at is null and (o.id is null or o.deleted_at is not null)`,
      );
  }
  await none(
    'operations do not count their rows',
    sql`select o.id, o.kind, o.rows, h.n from sys.operation as o left join lateral (select count(*) as n from sys.history where operation = o.id) as h on true where o.rows <> h.n`,
  );
  await none(
    'history names operations that are not there',
    sql`select operation from sys.history where operation not in (select id from sys.operation) limit 3`,
  );
  await none(
    'transactions are left open',
    sql`select pid, query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  );
  await none(
    'advisory locks are left',
    sql`select l.pid, l.objid from pg_locks as l join pg_database as d on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database()`,
  );
  return broken;
}
