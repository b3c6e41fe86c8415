import { Migration } from '@mikro-orm/migrations';

/** Views that people make for themselves and share; `body` holds the members of a view document that say what it shows. */
const viewSql = `
create table sys.saved_view (
  id uuid primary key default uuidv7(),
  owner uuid not null references sys."user",
  object text not null,
  label text not null,
  body jsonb not null,
  shared_with text[] not null default '{}',
  position integer not null default 0,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index saved_view_owner on sys.saved_view (owner);
create index saved_view_shared on sys.saved_view using gin (shared_with)`;

/** How each person has set up the list of an object: the view that it opens with, and widths of columns by view, the last ones set behind. */
const settingSql = `
create table sys.list_setting (
  "user" uuid not null references sys."user",
  object text not null,
  opens text,
  widths json not null default '{}',
  primary key ("user", object)
)`;

export class SavedViews extends Migration {
  override up(): void {
    this.addSql(viewSql);
    this.addSql(settingSql);
  }
}
