/** People, their roles, sessions and tokens, and the sign-in limiter. */
export const accessTablesSql = `
create table sys."user" (
  id uuid primary key default uuidv7(),
  email text not null,
  name text not null,
  password_hash text,
  active boolean not null default true,
  zone text,
  locale text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version bigint not null default 1,
  deleted_at timestamptz(3)
);
create unique index user_email on sys."user" (lower(email)) where deleted_at is null;

create table sys.user_role (
  user_id uuid not null references sys."user" on delete cascade,
  role text not null,
  primary key (user_id, role)
);
create index user_role_role on sys.user_role (role);

create table sys.session (
  token_hash bytea primary key,
  user_id uuid not null references sys."user" on delete cascade,
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  user_agent text
);
create index session_of_user on sys.session (user_id);
create index session_expiry on sys.session (expires_at);

create table sys.api_token (
  id uuid primary key default uuidv7(),
  token_hash bytea not null unique,
  user_id uuid not null references sys."user" on delete cascade,
  name text not null,
  scopes jsonb not null default '[]',
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3),
  expires_at timestamptz(3),
  revoked_at timestamptz(3)
);
create index api_token_user on sys.api_token (user_id);

create table sys.attempt (
  key text not null,
  window_start timestamptz(3) not null,
  count int not null default 0,
  primary key (key, window_start)
);
create index attempt_window on sys.attempt (window_start)`;
