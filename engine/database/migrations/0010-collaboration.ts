import { Migration } from '@mikro-orm/migrations';

/** What people write beside records, and whom it concerns. None of it names a record by a foreign key: who may see the row is judged by the record. */
const talkSql = `
create table sys.comment (
  id uuid primary key,
  object text not null,
  record uuid not null,
  author uuid not null,
  author_name text not null,
  text text not null,
  mentions uuid[] not null default '{}',
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  deleted_at timestamptz(3)
);
create index comment_of_record on sys.comment (object, record, created_at desc, id desc) where deleted_at is null;
create index comment_deleted on sys.comment (deleted_at) where deleted_at is not null;

create table sys.watch (
  object text not null,
  record uuid not null,
  person uuid not null,
  state text not null check (state in ('following', 'muted')),
  at timestamptz(3) not null,
  primary key (object, record, person)
);
create index watch_of_person on sys.watch (person)`;

/** A notification about many records at once has no record; one operation makes one such for a person and an object. */
const notificationSql = `
create table sys.notification (
  id uuid primary key default uuidv7(),
  person uuid not null,
  kind text not null,
  object text not null,
  record uuid,
  operation uuid,
  count bigint not null default 1,
  comment uuid,
  actor uuid,
  actor_name text not null,
  at timestamptz(3) not null,
  read_at timestamptz(3)
);
create index notification_of_person on sys.notification (person, at desc);
create index notification_unread on sys.notification (person, object, record) where read_at is null;
create unique index notification_of_many on sys.notification (person, operation, object) where record is null;
create index notification_at on sys.notification (at);

create table sys.notification_settings (
  person uuid primary key,
  digest_hour int,
  quiet_from text,
  quiet_to text,
  muted_kinds text[] not null default '{}'
)`;

/** Files of records, by name; each upload under a name is a version. */
const attachmentSql = `
create table sys.attachment (
  id uuid primary key,
  object text not null,
  record uuid not null,
  name text not null,
  changed_at timestamptz(3) not null,
  deleted_at timestamptz(3)
);
create unique index attachment_name on sys.attachment (object, record, lower(name)) where deleted_at is null;
create index attachment_deleted on sys.attachment (deleted_at) where deleted_at is not null;

create table sys.attachment_version (
  attachment uuid not null references sys.attachment on delete cascade,
  n int not null,
  file uuid not null references sys.file,
  by uuid not null,
  by_name text not null,
  at timestamptz(3) not null,
  primary key (attachment, n)
);
create index attachment_version_file on sys.attachment_version (file)`;

export class Collaboration extends Migration {
  override up(): void {
    this.addSql(talkSql);
    this.addSql(notificationSql);
    this.addSql(attachmentSql);
  }
}
