import { Migration } from '@mikro-orm/migrations';

/**
 * Where a record went that was merged into another, with what moved along beside it, so that an undo can move it back. Nothing here names a
 * record by a foreign key: who may be told is judged by both records.
 */
const mergeSql = `
create table sys.merge (
  operation uuid not null,
  object text not null,
  record uuid not null,
  kept uuid not null,
  at timestamptz(3) not null,
  undone boolean not null default false,
  moved jsonb not null default '{}',
  primary key (operation, record)
);
create index merge_record on sys.merge (object, record, at desc);

create table sys.not_duplicate (
  object text not null,
  record uuid not null,
  other uuid not null,
  by uuid,
  at timestamptz(3) not null,
  primary key (object, record, other),
  check (record < other)
)`;

/** Of what an operation did to a record, what its author wrote: the rest followed, and whoever undoes need not be allowed to write it. */
const deedSql = 'alter table sys.undo_deed add column own_fields text[]';

export class Merging extends Migration {
  override up(): void {
    this.addSql(mergeSql);
    this.addSql(deedSql);
  }
}
