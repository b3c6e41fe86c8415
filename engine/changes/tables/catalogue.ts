import type { Tx } from '../../database/database.ts';
import { ident, sql } from '../../sql/sql.ts';

/** What PostgreSQL has of one table. */
export interface TableFacts {
  readonly columns: Set<string>;
  /** By name: whether it has been validated. */
  readonly constraints: Map<string, boolean>;
  /** By name: whether it is complete. An index whose building was cut off is there and is not. */
  readonly indexes: Map<string, boolean>;
  /** So few rows that indexes and checks take no time anyone would notice. */
  readonly small: boolean;
}

/** Tables by `schema.name`. */
export type Catalogue = Map<string, TableFacts>;

export function tableKey(table: { readonly schema: string; readonly name: string }): string {
  return `${table.schema}.${table.name}`;
}

interface FactRow {
  readonly table: string;
  readonly columns: string[];
  readonly constraints: { name: string; valid: boolean }[] | null;
  readonly indexes: { name: string; valid: boolean }[] | null;
}

/** Reads the facts of those of the named tables that exist. */
export async function readCatalogue(tx: Tx, names: readonly string[], smallRows = 2_000): Promise<Catalogue> {
  const rows = await tx.query<FactRow>(sql`
    select n.nspname || '.' || c.relname as table,
      (select array_agg(attname::text) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
      (select json_agg(json_build_object('name', conname, 'valid', convalidated)) from pg_constraint where conrelid = c.oid and contype in ('f', 'c')) as constraints,
      (select json_agg(json_build_object('name', i.relname, 'valid', x.indisvalid and x.indisready))
        from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid) as indexes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('crm', 'past') and n.nspname || '.' || c.relname = any(${names}::text[])`);
  if (rows.length === 0) return new Map();
  const found = rows.map(({ table }) => table);
  const small = await smallTables(tx, found, smallRows);
  return new Map(
    rows.map((row) => [
      row.table,
      {
        columns: new Set(row.columns),
        constraints: new Map((row.constraints ?? []).map(({ name, valid }) => [name, valid])),
        indexes: new Map((row.indexes ?? []).map(({ name, valid }) => [name, valid])),
        small: small.has(row.table),
      },
    ]),
  );
}

/** Those of the tables with no more rows than that. */
export async function smallTables(tx: Tx, tables: readonly string[], rows: number): Promise<ReadonlySet<string>> {
  const probes = tables.map((table) => sql`select ${table} as table where not exists (select from ${ident(...table.split('.'))} offset ${sql.lit(rows)})`);
  const found = await tx.query<{ table: string }>(sql`${sql.join(probes, sql` union all `)}`);
  return new Set(found.map(({ table }) => table));
}
