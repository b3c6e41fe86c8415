import { Migration } from '@mikro-orm/migrations';

/** Teams, territories, hierarchy and shares: what rows give beside role documents. Every change of them raises sys.model.rights_version. */
const rightsSql = `
alter table sys."user" add column manager uuid references sys."user";
create index user_manager on sys."user" (manager) where manager is not null;

create table sys.team (
  id uuid primary key default uuidv7(),
  name text not null,
  parent uuid references sys.team,
  created_at timestamptz(3) not null default now(),
  version bigint not null default 1
);
create index team_parent on sys.team (parent);

create table sys.team_member (
  team uuid not null references sys.team on delete cascade,
  user_id uuid not null references sys."user" on delete cascade,
  lead boolean not null default false,
  since timestamptz(3) not null default now(),
  primary key (team, user_id)
);
create index team_member_user on sys.team_member (user_id);

create table sys.team_role (
  team uuid not null references sys.team on delete cascade,
  role text not null,
  primary key (team, role)
);
create index team_role_role on sys.team_role (role);

create table sys.territory (
  id uuid primary key default uuidv7(),
  number int not null unique generated always as identity,
  name text not null,
  parent uuid references sys.territory,
  created_at timestamptz(3) not null default now(),
  version bigint not null default 1
);
create index territory_parent on sys.territory (parent);

create table sys.territory_rule (
  territory uuid not null references sys.territory on delete cascade,
  object text not null,
  condition text not null,
  primary key (territory, object)
);

create table sys.territory_member (
  territory uuid not null references sys.territory on delete cascade,
  user_id uuid not null references sys."user" on delete cascade,
  since timestamptz(3) not null default now(),
  primary key (territory, user_id)
);
create index territory_member_user on sys.territory_member (user_id);

create table sys.territory_record (
  object text not null,
  record uuid not null,
  territory uuid not null references sys.territory on delete cascade,
  manual boolean not null default false,
  since timestamptz(3) not null default now(),
  primary key (object, record, territory)
);
create index territory_record_territory on sys.territory_record (territory, object, record);

create table sys.share (
  id uuid primary key default uuidv7(),
  object text not null,
  record uuid not null,
  subject text not null,
  can text[] not null,
  reason text,
  expires_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by uuid references sys."user",
  unique (object, record, subject)
);
create index share_subject on sys.share (subject, object, record);

create table sys.share_rule (
  id uuid primary key default uuidv7(),
  object text not null,
  condition text not null,
  subject text not null,
  can text[] not null,
  reason text,
  expires_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by uuid references sys."user"
);
create index share_rule_subject on sys.share_rule (subject);`;

/** What was refused, taken out and revealed; written in transactions of their own. */
const logsSql = `
create table sys.denial (
  id uuid primary key default uuidv7(),
  at timestamptz(3) not null default now(),
  minute timestamptz(3) not null,
  actor uuid,
  actor_name text not null,
  via text not null,
  action text not null,
  object text not null default '',
  record text not null default '',
  code text not null,
  detail text not null,
  count int not null default 1,
  unique nulls not distinct (minute, actor, action, object, record, code)
);
create index denial_at on sys.denial (at desc, id desc);

create table sys.export_log (
  id uuid primary key default uuidv7(),
  at timestamptz(3) not null default now(),
  actor uuid,
  actor_name text not null,
  object text not null,
  filter text,
  fields text[] not null,
  format text not null,
  reason text not null,
  rows bigint not null default 0,
  state text not null default 'running'
);
create index export_log_at on sys.export_log (at desc, id desc);

create table sys.reveal_log (
  id uuid primary key default uuidv7(),
  at timestamptz(3) not null default now(),
  actor uuid not null,
  object text not null,
  record uuid not null,
  field text not null
);
create index reveal_log_at on sys.reveal_log (at desc, id desc);

create table sys.reading (
  actor uuid not null,
  hour timestamptz(3) not null,
  rows bigint not null default 0,
  primary key (actor, hour)
);

create table sys.access_alert (
  id uuid primary key default uuidv7(),
  at timestamptz(3) not null default now(),
  actor uuid not null,
  kind text not null,
  hour timestamptz(3) not null,
  rows bigint not null,
  limit_rows bigint not null,
  seen_at timestamptz(3),
  seen_by uuid,
  unique (actor, kind, hour)
);
create index access_alert_at on sys.access_alert (at desc, id desc)`;

/**
 * Whoever changes what rights are resolved from, tells: the version rises with the transaction and every process hears of it. As triggers, so
 * that none forgets, an operator at the database neither. Shares and places of single records are read anew by each statement.
 */
const triggersSql = `
create function sys.raise_rights() returns trigger language plpgsql as $$
begin
  update sys.model set rights_version = rights_version + 1;
  perform pg_notify('trellis_rights', '');
  return null;
end $$;
${['user_role', 'team_member', 'team_role', 'territory_member', 'territory_rule', 'share_rule']
  .map((table) => `create trigger raise_rights after insert or update or delete on sys.${table} for each statement execute function sys.raise_rights();`)
  .join('\n')}
${['team', 'territory']
  .map((table) => `create trigger raise_rights after update of parent or delete on sys.${table} for each statement execute function sys.raise_rights();`)
  .join('\n')}
create trigger raise_rights after update of active, manager, deleted_at, password_hash on sys."user" for each statement execute function sys.raise_rights();
create trigger raise_rights after update of revoked_at on sys.api_token for each statement execute function sys.raise_rights();
`;

export class Rights extends Migration {
  override up(): void {
    this.addSql(rightsSql);
    this.addSql(logsSql);
    this.addSql(triggersSql);
  }
}
