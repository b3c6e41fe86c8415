import type { Sql } from '../../sql/sql.ts';

export interface ColumnShape {
  readonly name: string;
  /** Type with collation, default and NOT NULL, as written in CREATE TABLE. */
  readonly definition: Sql;
}

export interface ConstraintShape {
  readonly name: string;
  readonly kind: 'foreign_key' | 'check';
  readonly definition: Sql;
  /** Fields it is about, to tell a violation in their terms. */
  readonly fields: readonly string[];
}

export interface IndexShape {
  readonly name: string;
  readonly unique: boolean;
  /** Method, keys and predicate: what follows ON <table>. */
  readonly definition: Sql;
  readonly fields: readonly string[];
  /** Name of the object's unique key, when it stands for one. */
  readonly key?: string;
  /** PostgreSQL's extension that the keys need, beside those every database of ours has. */
  readonly extension?: string;
}

/** What a table should look like. Columns are never taken away by comparing: hidden fields keep theirs. */
export interface TableShape {
  readonly schema: 'crm' | 'past';
  readonly name: string;
  readonly object: string;
  readonly columns: readonly ColumnShape[];
  /** Primary key clause of a new table; none for past versions and side tables. */
  readonly primaryKey?: Sql;
  readonly constraints: readonly ConstraintShape[];
  readonly indexes: readonly IndexShape[];
}
