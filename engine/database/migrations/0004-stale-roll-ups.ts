import { Migration } from '@mikro-orm/migrations';

/**
 * Which stored roll-ups are to be worked out anew, written with the change that made them stale. `record` is a record of `via`: the one that
 * has the roll-up, or one on the way to it. Marks are only ever added and taken away, so that no writer waits for another, or for a refresh.
 */
const staleRollUpsSql = `
create table sys.stale_roll_up (
  id bigint generated always as identity primary key,
  object text not null,
  field text not null,
  via text not null,
  record uuid not null,
  since timestamptz(3) not null default now()
);
create index stale_roll_up_field on sys.stale_roll_up (object, field, id)`;

export class StaleRollUps extends Migration {
  override up(): void {
    this.addSql(staleRollUpsSql);
  }
}
