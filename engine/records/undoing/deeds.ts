import type { Row, Tx } from '../../database/database.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { BatchContext } from '../write-context.ts';

type Kind = 'create' | 'update' | 'delete' | 'restore';

/** What an operation did to one record. */
export interface Deed extends Row {
  readonly record: string;
  readonly first_kind: Kind;
  readonly last_kind: Kind;
  readonly first_version: number;
  readonly last_version: number;
  readonly fields: readonly string[] | null;
  /** Those of the fields that the author of the operation wrote; the others followed. */
  readonly own_fields: readonly string[] | null;
  readonly links: Readonly<Record<string, string | null>> | null;
  /** False for what followed from it in other records, such as a cascade. */
  readonly mine: boolean;
}

/** A record kept as it is, wholly or in part, since it was edited after the operation. */
export interface KeptRecord {
  readonly object: string;
  readonly id: string;
  readonly fields: readonly string[];
}

/** What an undo leaves as it is. */
export interface Left {
  readonly kept: KeptRecord[];
  /** "object id" of records that stay in the trash since what they point to does. */
  readonly inTrash: Set<string>;
  /** "object id" of records left for later, since what they point to has yet to come back; absent where everything is undone at once. */
  readonly aside?: Set<string>;
}

/** The undoing of deeds of one object. */
export interface UndoContext extends BatchContext {
  /** What is being undone and has not been settled, for a FROM clause: the columns of a deed, `object` and `at`. */
  readonly deeds: Sql;
  /** The operation being undone. */
  readonly undoes: string;
  /** Operations whose changes are no later edits: this undo, and earlier ones that were taken back again. */
  readonly own: readonly string[];
  readonly left: Left;
  /** Takes the ids of records that others still hold, which may yet go themselves; absent where what is held now stays. */
  readonly postponed?: Set<string>;
}

export type UndoSettings = Omit<UndoContext, 'object'>;

/** Creates and restores put records there: undoing removes them. Updates and deletes are returned to what was. */
export type Phase = 'remove' | 'return';

export function phaseOf(deed: Deed): Phase {
  return deed.first_kind === 'create' || deed.first_kind === 'restore' ? 'remove' : 'return';
}

export const deedColumns = sql`record::text as record, first_kind, last_kind, first_version, last_version, fields, own_fields, links, mine`;

/** What the operation did, one row per record: history knows the rows of an operation, not their order. */
export function deedsOf(operation: string): Sql {
  // What followed from an operation follows its undo as well, which writes all of a record under one name: whose field it was, the first of the chain knows.
  // Of several former values of a side table the first one counts: that of a key given twice, the last one is kept.
  return sql`with recursive mine as materialized (select object, record, version, at, kind, fields, links, actor from sys.history where operation = ${operation}::uuid),
      sides as (select object, record, jsonb_object_agg(key, value order by version desc) as links from mine cross join lateral jsonb_each(links) group by object, record),
      chain(id, undoes) as (select id, undoes from sys.operation where id = ${operation}::uuid
        union all select o.id, o.undoes from chain as c join sys.operation as o on o.id = c.undoes),
      own as (select h.object, h.record, array_agg(distinct field) as fields from sys.history as h cross join lateral unnest(h.fields) as field
        where h.operation = (select id from chain where undoes is null) and h.actor is not null group by h.object, h.record)
    select object, record, (array_agg(kind order by version))[1] as first_kind, (array_agg(kind order by version desc))[1] as last_kind,
      min(version) as first_version, max(version) as last_version, max(at) as at, array_agg(distinct field) filter (where field is not null) as fields,
      own.fields as own_fields, sides.links,
      bool_or(mine.actor is not null) as mine
    from mine left join sides using (object, record) left join own using (object, record) left join lateral unnest(mine.fields) as field on true group by object, record, sides.links, own.fields`;
}

/** Gathers what the operation did for the length of the transaction, and answers from where to read it. */
export async function gatherDeeds(tx: Tx, operation: string): Promise<Sql> {
  await tx.query(sql`create temp table deed on commit drop as ${deedsOf(operation)}`);
  await tx.query(sql`create index on pg_temp.deed (object, record)`);
  return sql`pg_temp.deed`;
}

/** The operations whose changes cancel out or are this undo itself: everything that undid the operation, or undid that, and so on. */
export async function undoingOperations(tx: Tx, operation: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(sql`with recursive own as (select o.id from sys.operation as o where o.undoes = ${operation}::uuid
      union select o.id from sys.operation as o join own on o.undoes = own.id) select id::text as id from own`);
  return rows.map(({ id }) => id);
}
