import { Migration } from '@mikro-orm/migrations';

/**
 * Undoing in the background. An undo_job belongs to the operation that undoes, whose status tells where it stands. Its undo_deed rows are
 * what has yet to be settled: each chunk removes its own in the transaction that writes the records, so what is left is what is to be done.
 * A line is settled with its record, `root`; `passed` is the round in which a deed was left for later.
 */
const undoJobsSql = `
create table sys.undo_job (
  operation uuid primary key references sys.operation,
  actor jsonb not null,
  objects text[],
  round int not null default 1,
  settled bigint not null default 0,
  done bigint not null default 0,
  total bigint not null,
  undone bigint not null default 0,
  kept jsonb not null default '[]',
  kept_count bigint not null default 0,
  issues jsonb not null default '[]',
  updated_at timestamptz(3) not null default now()
);
create table sys.undo_deed (
  undo uuid not null,
  object text not null,
  record uuid not null,
  first_kind text not null,
  last_kind text not null,
  first_version bigint not null,
  last_version bigint not null,
  at timestamptz(3) not null,
  fields text[],
  links jsonb,
  mine boolean not null,
  root uuid,
  passed int not null default 0,
  primary key (undo, object, record)
);
create index undo_deed_root on sys.undo_deed (undo, root) where root is not null`;

export class UndoJobs extends Migration {
  override up(): void {
    this.addSql(undoJobsSql);
  }
}
