import type { AccessAlert, AccessAlertList, DenialList, ExportList, Person, RevealList } from '../../../schemas/generated/api.ts';
import type { Database } from '../../database/database.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import { type LogQuery, type LogRow, pageOfLog } from './log-page.ts';

type Reading = Pick<Database, 'query'>;

interface ActorColumns {
  readonly actor: string | null;
  readonly actor_name: string | null;
}

function personOf({ actor, actor_name }: ActorColumns): Person {
  return { id: actor, name: actor_name ?? '' };
}

/** Empty text is how a column of a unique key says nothing. */
function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function logSelect(table: 'denial' | 'export_log' | 'reveal_log' | 'access_alert', columns: Sql, name: Sql): Sql {
  return sql`select l.id::text as id, l.at, l.actor::text as actor, ${name} as actor_name, ${columns}
    from ${ident('sys', table)} as l left join sys."user" as u on u.id = l.actor`;
}

type DenialRow = LogRow &
  ActorColumns & {
    readonly via: DenialList['items'][number]['via'];
    readonly action: string;
    readonly object: string;
    readonly record: string;
    readonly code: string;
    readonly detail: string;
    readonly count: number;
  };

/** Refusals, newest first. */
export async function readDenials(database: Reading, query: LogQuery): Promise<DenialList> {
  const columns = sql`l.via, l.action, l.object, l.record, l.code, l.detail, l.count`;
  const page = await pageOfLog<DenialRow>(database, 'denials', logSelect('denial', columns, sql`coalesce(u.name, l.actor_name)`), query);
  const items = page.items.map((row) => {
    const { id, at, via, action, object, record, code, detail, count } = row;
    const fields = detail === '' ? [] : detail.split(', ');
    return { id, at, actor: personOf(row), via, action, object: orNull(object), record: orNull(record), code, fields, count };
  });
  return { items, next_cursor: page.next_cursor };
}

type ExportRow = LogRow & ActorColumns & Omit<ExportList['items'][number], 'id' | 'at' | 'actor'>;

/** Exports, newest first. */
export async function readExports(database: Reading, query: LogQuery): Promise<ExportList> {
  const columns = sql`l.object, l.filter, l.fields, l.format, l.reason, l.rows, l.state`;
  const page = await pageOfLog<ExportRow>(database, 'exports', logSelect('export_log', columns, sql`coalesce(u.name, l.actor_name)`), query);
  const items = page.items.map((row) => {
    const { id, at, object, filter, fields, format, reason, rows, state } = row;
    return { id, at, actor: personOf(row), object, filter, fields, format, reason, rows, state };
  });
  return { items, next_cursor: page.next_cursor };
}

type RevealRow = LogRow & ActorColumns & Omit<RevealList['items'][number], 'id' | 'at' | 'actor'>;

/** Masked cells that were shown, newest first. */
export async function readReveals(database: Reading, query: LogQuery): Promise<RevealList> {
  const columns = sql`l.object, l.record::text as record, l.field`;
  const page = await pageOfLog<RevealRow>(database, 'reveals', logSelect('reveal_log', columns, sql`u.name`), query);
  const items = page.items.map((row) => ({ id: row.id, at: row.at, actor: personOf(row), object: row.object, record: row.record, field: row.field }));
  return { items, next_cursor: page.next_cursor };
}

type AlertRow = LogRow &
  ActorColumns &
  Pick<AccessAlert, 'kind' | 'hour' | 'rows' | 'limit_rows' | 'seen_at'> & { readonly seen_by: string | null; readonly seen_by_name: string | null };

const alertSelect = logSelect(
  'access_alert',
  sql`l.kind, l.hour, l.rows, l.limit_rows, l.seen_at, l.seen_by::text as seen_by, (select s.name from sys."user" as s where s.id = l.seen_by) as seen_by_name`,
  sql`u.name`,
);

function toAlert(row: AlertRow): AccessAlert {
  const { id, at, kind, hour, rows, limit_rows, seen_at, seen_by, seen_by_name } = row;
  const seen = seen_at === null ? null : personOf({ actor: seen_by, actor_name: seen_by_name });
  return { id, at, actor: personOf(row), kind, hour, rows, limit_rows, seen_at, seen_by: seen };
}

/** Alerts, newest first. */
export async function readAlerts(database: Reading, query: Omit<LogQuery, 'object'>): Promise<AccessAlertList> {
  const page = await pageOfLog<AlertRow>(database, 'alerts', alertSelect, query);
  return { items: page.items.map(toAlert), next_cursor: page.next_cursor };
}

/** Notes that the person has seen the alert, unless somebody has before; undefined where there is no such alert. */
export async function markAlertSeen(database: Reading, id: string, by: string, now: Date): Promise<AccessAlert | undefined> {
  await database.query(
    sql`update sys.access_alert set seen_at = ${now.toISOString()}::timestamptz, seen_by = ${by}::uuid where id = ${id}::uuid and seen_at is null`,
  );
  const rows = await database.query<AlertRow>(sql`${alertSelect} where l.id = ${id}::uuid`);
  return rows.map(toAlert)[0];
}
