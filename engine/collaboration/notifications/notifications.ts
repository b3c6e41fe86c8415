import type {
  NotificationCount,
  NotificationList,
  NotificationReadRequest,
  NotificationSettings,
  NotificationSettingsUpdate,
  Watch,
} from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { type PageRequest, parsePage, toPage } from '../../rights/log/page.ts';
import { sql } from '../../sql/sql.ts';
import type { CollaborationServices, RecordAddress } from '../services.ts';
import { type GroupRow, groupKey, groupsSql, openGroups, shownTo } from './notification-groups.ts';
import { changeSettings, hoursOf, readSettings } from './settings.ts';
import { shownNext, shownUntil } from './shown-until.ts';
import { noticeTo } from './tell-people.ts';
import { changeWatch, readWatch } from './watching.ts';

/** What people should know of. Each sees their own, and of those what is about records that they may open now. */
export interface Notifications {
  list(actor: UserActor, page: PageRequest): Promise<NotificationList>;
  count(actor: UserActor): Promise<NotificationCount>;
  mark(actor: UserActor, request: NotificationReadRequest): Promise<NotificationCount>;
  settings(actor: UserActor): Promise<NotificationSettings>;
  changeSettings(actor: UserActor, changes: NotificationSettingsUpdate): Promise<NotificationSettings>;
  watch(actor: UserActor, record: RecordAddress): Promise<Watch>;
  changeWatch(actor: UserActor, record: RecordAddress, watch: Watch): Promise<Watch>;
}

const mostCounted = 99;
/** Groups are read once more where too many of a page are about records that are hidden by now. */
const mostRounds = 5;

export function createNotifications(services: CollaborationServices): Notifications {
  return {
    list: (actor, page) => listGroups(services, actor, page),
    count: (actor) => countGroups(services, actor),
    async mark(actor, request) {
      await markGroups(services, actor, request);
      return countGroups(services, actor);
    },
    settings: (actor) => readSettings(services.database, actor),
    changeSettings: (actor, changes) => changeSettings(services.database, actor, changes),
    watch: (actor, record) => readWatch(services, actor, record),
    changeWatch: (actor, record, watch) => changeWatch(services, actor, record, watch),
  };
}

async function shownNow({ database, clock }: CollaborationServices, actor: UserActor) {
  const settings = await readSettings(database, actor);
  const now = clock();
  const until = shownUntil(now, hoursOf(settings), actor.zone);
  return { now, until, settings, shown: shownTo(actor.id, until, settings.muted_kinds) };
}

async function listGroups(services: CollaborationServices, actor: UserActor, request: PageRequest): Promise<NotificationList> {
  const page = parsePage(request, `notifications ${actor.id}`, 2);
  const { shown } = await shownNow(services, actor);
  const found: NotificationList['items'] = [];
  let after = page.after;
  for (let round = 1; ; round += 1) {
    const rows = await services.database.query<GroupRow>(groupsSql(actor.id, shown, { after, limit: page.limit + 1 }));
    found.push(...(await openGroups(services, actor, rows)));
    const last = rows.length > page.limit ? rows.at(-1) : undefined;
    if (found.length > page.limit || !last || round === mostRounds) {
      const { items, next_cursor } = toPage(page, found, keysOf);
      return { items: items.map(tidy), next_cursor };
    }
    after = keysOf(last);
  }
}

function keysOf({ at, key }: GroupRow): readonly string[] {
  return [at, key];
}

/** Members without a value are left out, as the schema has it. */
function tidy(group: NotificationList['items'][number]): NotificationList['items'][number] {
  return {
    ...group,
    unread: Number(group.unread),
    items: group.items.map(({ text, ...entry }) => (text === null || text === undefined ? entry : { ...entry, text })),
  };
}

async function countGroups(services: CollaborationServices, actor: UserActor): Promise<NotificationCount> {
  const { now, until, settings, shown } = await shownNow(services, actor);
  const rows = await services.database.query<GroupRow>(groupsSql(actor.id, shown, { after: [], limit: mostCounted, unread: true }));
  const unread = (await openGroups(services, actor, rows)).length;
  if (until >= now) return { unread, next_at: null };
  const held = await services.database.query(
    sql`select 1 from sys.notification as n where n.person = ${actor.id}::uuid and n.read_at is null and n.at > ${until.toISOString()}::timestamptz limit 1`,
  );
  return { unread, next_at: held.length === 0 ? null : shownNext(now, hoursOf(settings), actor.zone).toISOString() };
}

/** Marks what is shown to the person; other windows of theirs are told. */
async function markGroups(services: CollaborationServices, actor: UserActor, { read, groups }: NotificationReadRequest): Promise<void> {
  const { now, shown } = await shownNow(services, actor);
  const which = groups === undefined ? sql`true` : sql`${groupKey} = any(${[...groups]}::text[])`;
  const [before, after] = read ? [sql`n.read_at is null`, sql`${now.toISOString()}::timestamptz`] : [sql`n.read_at is not null`, sql`null`];
  await services.database.query(
    sql`with told as (update sys.notification as n set read_at = ${after} where ${shown} and ${which} and ${before} returning n.person) ${noticeTo(sql`select person from told`)}`,
  );
}
