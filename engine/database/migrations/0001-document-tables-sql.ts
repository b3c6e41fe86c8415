/** Settings, the Model's version, documents and change sets. */
export const documentTablesSql = `
create table sys.setting (
  key text primary key,
  value jsonb not null
);

create table sys.model (
  id int primary key default 1 check (id = 1),
  version bigint not null default 0,
  rights_version bigint not null default 0
);
insert into sys.model default values;

create table sys.document (
  kind text not null,
  name text not null,
  body jsonb not null,
  hash text not null,
  state text not null default 'active' check (state in ('active', 'building', 'hidden')),
  origin jsonb,
  base jsonb,
  updated_at timestamptz(3) not null default now(),
  primary key (kind, name)
);

create table sys.retired_name (
  kind text not null,
  name text not null,
  retired_at timestamptz(3) not null default now(),
  primary key (kind, name)
);

create table sys.change_set (
  id uuid primary key default uuidv7(),
  title text not null,
  changes jsonb not null,
  status text not null default 'draft' check (status in ('draft', 'applying', 'building', 'applied', 'failed', 'rolled_back')),
  plan jsonb,
  inverse jsonb,
  model_version bigint,
  steps jsonb,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  applied_at timestamptz(3),
  error jsonb
);
create index change_set_created on sys.change_set (created_at desc)`;
