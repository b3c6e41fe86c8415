import { Migration } from '@mikro-orm/migrations';

/** Who changed whose rights; written with the change itself. */
const logSql = `
create table sys.rights_log (
  id uuid primary key default uuidv7(),
  at timestamptz(3) not null default now(),
  actor uuid,
  actor_name text not null,
  what text not null,
  detail jsonb not null default '{}'
);
create index rights_log_at on sys.rights_log (at desc, id desc)`;

/**
 * Of each object with rules of territories, by what its records are placed, and how far they have been placed anew: up to the record
 * \`after\`. \`horizon\` is the transaction that began first after the rules had been made known: those before it may still place by former ones.
 */
const placingSql = `
create table sys.placing (
  object text primary key,
  meaning text not null,
  open boolean not null default true,
  asked_at timestamptz(3) not null default clock_timestamp(),
  horizon xid8,
  after uuid,
  placed bigint not null default 0
)`;

/** What a hand-over was asked to do, and which rights it moved, so that it can be gone on with and taken back. */
const handOverSql = `
create table sys.hand_over (
  operation uuid primary key,
  person uuid not null references sys."user",
  successor uuid not null references sys."user",
  options jsonb not null,
  moved jsonb,
  started_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);
create index hand_over_person on sys.hand_over (person)`;

export class RightsLog extends Migration {
  override up(): void {
    this.addSql(logSql);
    this.addSql(placingSql);
    this.addSql(handOverSql);
  }
}
