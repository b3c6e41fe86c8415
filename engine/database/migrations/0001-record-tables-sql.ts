/** Operations, history, idempotency keys, imports, files and counters: what the writer and transfer keep beside the records. */
export const recordTablesSql = `
create table sys.operation (
  id uuid primary key default uuidv7(),
  kind text not null,
  note text,
  actor uuid,
  actor_name text,
  at timestamptz(3) not null default now(),
  undone_by uuid,
  undoes uuid,
  rows bigint not null default 0,
  status text not null default 'done'
);
create index operation_at on sys.operation (at desc);
create index operation_undoes on sys.operation (undoes) where undoes is not null;

-- Hundreds of thousands of rows in one import: no foreign keys, two indexes.
create table sys.history (
  object text not null,
  record uuid not null,
  version bigint not null,
  at timestamptz(3) not null,
  operation uuid not null,
  actor uuid,
  cause text,
  kind text not null check (kind in ('create', 'update', 'delete', 'restore')),
  fields text[],
  links jsonb,
  primary key (object, record, version)
);
create index history_operation on sys.history (operation);

create table sys.idempotency (
  actor uuid not null,
  key text not null,
  request_hash bytea not null,
  status int,
  body jsonb,
  created_at timestamptz(3) not null default now(),
  primary key (actor, key)
);
create index idempotency_created on sys.idempotency (created_at);

create table sys.import (
  id uuid primary key default uuidv7(),
  file_name text,
  mapping text,
  dry_run boolean not null default false,
  status text not null,
  actor uuid,
  progress jsonb not null default '{}',
  result jsonb,
  operation uuid,
  options jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index import_created on sys.import (created_at desc);

create table sys.import_chunk (
  import uuid not null references sys.import on delete cascade,
  n int not null,
  bytes bytea not null,
  primary key (import, n)
);
alter table sys.import_chunk alter column bytes set storage external;

create table sys.import_fault (
  import uuid not null references sys.import on delete cascade,
  row bigint not null,
  column_name text,
  value text,
  message text not null,
  raw jsonb
);
create index import_fault_row on sys.import_fault (import, row);

create table sys.file (
  id uuid primary key default uuidv7(),
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  created_by uuid,
  created_at timestamptz(3) not null default now()
);

create table sys.file_chunk (
  file uuid not null references sys.file on delete cascade,
  n int not null,
  bytes bytea not null,
  primary key (file, n)
);
alter table sys.file_chunk alter column bytes set storage external;

create table sys.counter (
  object text not null,
  field text not null,
  period text not null default '',
  value bigint not null default 0,
  primary key (object, field, period)
)`;
