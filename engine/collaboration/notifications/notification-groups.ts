import type { NotificationList } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import { isoTime } from '../../rights/named-rows.ts';
import { all, type Sql, sql } from '../../sql/sql.ts';
import type { CollaborationServices } from '../services.ts';

type Group = NotificationList['items'][number];

/** A group before it is judged whether the person may still open its record. */
export type GroupRow = Omit<Group, 'title'>;

const entriesShown = 5;
const textShown = 160;

/** Names the group that a notification belongs to: those about one record, or about the records of one operation. */
export const groupKey = sql`n.object || '/' || coalesce(n.record::text, 'many/' || n.operation::text)`;

/** Which notifications a person is shown: what came until then, without deleted comments and kinds that they do not want. */
export function shownTo(person: string, until: Date, mutedKinds: readonly string[]): Sql {
  const whose = stands('notice_person') ? sql`n.person = ${person}::uuid` : sql`true`;
  return all([
    whose,
    sql`n.at <= ${until.toISOString()}::timestamptz`,
    sql`not n.kind = any(${[...mutedKinds]}::text[])`,
    sql`(n.comment is null or exists (select from sys.comment as c where c.id = n.comment and c.deleted_at is null))`,
  ]);
}

const entry = sql`json_build_object('id', n.id, 'kind', n.kind, 'at', ${isoTime(sql`n.at`)}, 'actor', json_build_object('id', n.actor, 'name', coalesce(u.name, n.actor_name)),
  'read', n.read_at is not null, 'count', n.count, 'text', left(c.text, ${sql.lit(textShown)}))`;

/** Selects groups of those notifications, newest first, behind the group with these keys; `unread`: only those with something unread. */
export function groupsSql(
  person: string,
  shown: Sql,
  page: { readonly after: readonly (string | null)[]; readonly limit: number; readonly unread?: boolean },
): Sql {
  const [at = null, key = null] = page.after;
  const behind = key === null ? sql`true` : sql`(g.at, g.key) < (${at}::timestamptz, ${key})`;
  return sql`with g as (select ${groupKey} as key, n.object, n.record, max(n.at) as at, count(*) filter (where n.read_at is null) as unread
      from sys.notification as n where ${shown} group by ${groupKey}, n.object, n.record),
    page as (select * from g where ${behind} and ${page.unread ? sql`g.unread > 0` : sql`true`} order by g.at desc, g.key desc limit ${sql.lit(page.limit)})
    select g.key, g.object, g.record::text as record, g.at, g.unread,
      exists (select from sys.watch as w where w.object = g.object and w.record = g.record and w.person = ${person}::uuid and w.state = 'muted') as muted,
      ${page.unread ? sql`'[]'::json` : entriesOf(shown)} as items
    from page as g order by g.at desc, g.key desc`;
}

function entriesOf(shown: Sql): Sql {
  return sql`(select json_agg(e.entry order by e.at desc, e.id desc) from (select ${entry} as entry, n.at, n.id from sys.notification as n
    left join sys."user" as u on u.id = n.actor left join sys.comment as c on c.id = n.comment
    where n.object = g.object and n.record is not distinct from g.record and ${groupKey} = g.key and ${shown} order by n.at desc, n.id desc limit ${sql.lit(entriesShown)}) as e)`;
}

/** Of these groups those whose records the person may open now, with titles; one question for each object. Many at once are shown to whoever reads the object at all. */
export async function openGroups<G extends GroupRow>(
  { reader, models }: CollaborationServices,
  actor: UserActor,
  rows: readonly G[],
): Promise<readonly (G & { readonly title: string | null })[]> {
  const model = models.current();
  const titles = new Map<string, ReadonlyMap<string, string | null>>();
  for (const [object, group] of Map.groupBy(rows, (row) => row.object)) {
    const ids = group.flatMap(({ record }) => record ?? []);
    titles.set(object, await reader.titles(actor, object, ids));
  }
  return rows.flatMap((row) => {
    const object = model.objects.get(row.object);
    if (row.record === null) return object && objectAccess(model, actor, object).rows('read') !== 'none' ? [{ ...row, title: null }] : [];
    const title = titles.get(row.object)?.get(row.record);
    return title === undefined ? [] : [{ ...row, title }];
  });
}
