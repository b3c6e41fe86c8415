import { Migration } from '@mikro-orm/migrations';

/** What people keep at hand, in their order, and what they opened last. `key` says in one text where an entry leads, so that nothing stands there twice. */
const destinations = `
  user_id uuid not null references sys."user" on delete cascade,
  key text not null,
  kind text not null check (kind in ('record', 'object', 'view', 'page')),
  object text,
  record uuid,
  view text,
  page text,
  label text`;

const favouriteSql = `
create table sys.favourite (${destinations},
  place integer not null,
  primary key (user_id, key)
)`;

const recentSql = `
create table sys.recent (${destinations},
  at timestamptz(3) not null default now(),
  primary key (user_id, key)
);
create index recent_user on sys.recent (user_id, at desc)`;

const preferenceSql = `
create table sys.preference (
  user_id uuid primary key references sys."user" on delete cascade,
  settings jsonb not null default '{}'
)`;

export class Desk extends Migration {
  override up(): void {
    this.addSql(favouriteSql);
    this.addSql(recentSql);
    this.addSql(preferenceSql);
  }
}
