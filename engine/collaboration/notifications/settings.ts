import type { NotificationSettings, NotificationSettingsUpdate } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import type { Hours } from './shown-until.ts';

interface Row {
  readonly digest_hour: number | null;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly muted_kinds: NotificationSettings['muted_kinds'];
}

/** How somebody wants to be told; at once and of everything until they say otherwise. */
export async function readSettings(tx: Tx, { id }: UserActor): Promise<NotificationSettings> {
  const rows = await tx.query<Row>(
    sql`select s.digest_hour, s.quiet_from, s.quiet_to, s.muted_kinds from sys.notification_settings as s where s.person = ${id}::uuid`,
  );
  const row = rows[0];
  const quiet = row && row.quiet_from !== null && row.quiet_to !== null ? { from: row.quiet_from, to: row.quiet_to } : null;
  return { digest_hour: row?.digest_hour ?? null, quiet, muted_kinds: row?.muted_kinds ?? [] };
}

export async function changeSettings(tx: Tx, actor: UserActor, changes: NotificationSettingsUpdate): Promise<NotificationSettings> {
  const next = { ...(await readSettings(tx, actor)), ...changes };
  const { digest_hour, quiet, muted_kinds } = next;
  await tx.query(sql`insert into sys.notification_settings (person, digest_hour, quiet_from, quiet_to, muted_kinds)
    values (${actor.id}::uuid, ${digest_hour}::int, ${quiet?.from ?? null}, ${quiet?.to ?? null}, ${[...muted_kinds]}::text[])
    on conflict (person) do update set digest_hour = excluded.digest_hour, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, muted_kinds = excluded.muted_kinds`);
  return next;
}

export function hoursOf({ digest_hour, quiet }: NotificationSettings): Hours {
  return { digestHour: digest_hour, quiet };
}
