import type { ListSetting, ListSettingRequest } from '../../schemas/generated/api.ts';
import type { Tx } from '../database/database.ts';
import { sightOf } from '../metadata/screens/screen-context.ts';
import { sql } from '../sql/sql.ts';
import type { Viewer } from './saved-views.ts';

type Widths = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface SettingRow {
  readonly object: string;
  readonly opens: string | null;
  readonly widths: Widths;
}

/** Views of a person and an object whose widths are kept: those set last. */
const mostViews = 60;

/** The viewer's settings, without columns that they are not shown any more. */
export async function listSettings(tx: Pick<Tx, 'query'>, viewer: Viewer): Promise<ListSetting[]> {
  const rows = await tx.query<SettingRow>(sql`select object, opens, widths from sys.list_setting where "user" = ${viewer.actor.id}::uuid order by object`);
  return rows.flatMap((row) => toSetting(viewer, row) ?? []);
}

function toSetting({ screens }: Viewer, { object, opens, widths }: SettingRow): ListSetting | undefined {
  const sight = sightOf(screens, 'view', object);
  if (!sight) return undefined;
  const views = Object.entries(widths).map(([view, columns]) => ({
    view,
    widths: Object.fromEntries(Object.entries(columns).filter(([path]) => sight.reads(path))),
  }));
  return { object, opens, views };
}

/** Changes one person's settings of a list; two windows at once both keep what they set. */
export async function changeSetting(tx: Tx, viewer: Viewer, object: string, { opens, views = [] }: ListSettingRequest): Promise<ListSetting> {
  const me = viewer.actor.id;
  await tx.query(sql`insert into sys.list_setting ("user", object) values (${me}::uuid, ${object}) on conflict do nothing`);
  const before = await tx.query<SettingRow>(
    sql`select object, opens, widths from sys.list_setting where "user" = ${me}::uuid and object = ${object} for update`,
  );
  const set = new Set(views.map(({ view }) => view));
  const kept = Object.entries(before[0]?.widths ?? {}).filter(([view]) => !set.has(view));
  const added = views.filter(({ widths }) => Object.keys(widths).length > 0).map(({ view, widths }) => [view, widths] as const);
  const widths: Widths = Object.fromEntries([...kept, ...added].slice(-mostViews));
  const opening = opens === undefined ? (before[0]?.opens ?? null) : opens;
  await tx.query(
    sql`update sys.list_setting set opens = ${opening}, widths = ${JSON.stringify(widths)}::json where "user" = ${me}::uuid and object = ${object}`,
  );
  return toSetting(viewer, { object, opens: opening, widths }) ?? { object, opens: null, views: [] };
}
