import { Migration } from '@mikro-orm/migrations';

const up = `
-- Files taken in for the import wizard: each sheet as CSV in chunks. They belong to who sent them and are thrown away when they expire.
create table sys.import_file (
  id uuid primary key default uuidv7(),
  owner uuid not null,
  file_name text not null,
  kind text not null check (kind in ('csv', 'xlsx')),
  -- Name, rows and format of each sheet; a CSV file is one sheet.
  sheets jsonb not null default '[]',
  -- What was found in a sheet under a header row, by 'sheet:row'.
  layouts jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index import_file_expires on sys.import_file (expires_at);

create table sys.import_file_chunk (
  file uuid not null references sys.import_file on delete cascade,
  sheet int not null,
  n int not null,
  bytes bytea not null,
  primary key (file, sheet, n)
);
alter table sys.import_file_chunk alter column bytes set storage external;

alter table sys.import add column file uuid references sys.import_file on delete set null;
create index import_staged on sys.import (file) where file is not null;
create index import_actor on sys.import (actor, created_at desc);

-- How somebody matched the columns of a file, for the next file that looks like it.
create table sys.import_mapping (
  id uuid primary key default uuidv7(),
  owner uuid not null,
  name text not null,
  fingerprint text not null,
  document jsonb not null,
  updated_at timestamptz(3) not null default now(),
  unique (owner, name)
);
`;

export class ImportFiles extends Migration {
  override up(): void {
    this.addSql(up);
  }
}
