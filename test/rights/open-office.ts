import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import type { EventHub } from '../../engine/api/event-hub.ts';
import type { Database } from '../../engine/database/database.ts';
import { noRights } from '../../engine/identity/actor-rights.ts';
import type { MetadataDocument, ObjectModel } from '../../engine/metadata/model.ts';
import { placeByHand } from '../../engine/records/placing/place-records.ts';
import { refreshRollUps } from '../../engine/records/roll-ups/refresh-roll-ups.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, password, type TestApi } from '../db/open-test-api.ts';
import { idOf, type OfficeRecord, officeRecords, staff } from './office-records.ts';
import { proofDocuments } from './proof-documents.ts';

const system = systemActor('the office of the proof');

/** Links that may name a record made later: set when all are there. */
const lateFields = ['parent', 'partners', 'about', 'account', 'regarding'];

async function insertPeople({ database, identity, clock }: TestApi): Promise<void> {
  // Those that come with every test are nobody here.
  await database.query(sql`delete from sys.user_role`);
  await database.query(sql`delete from sys."user"`);
  // One password is hashed; all have the same.
  await identity.createUser({ email: 'mai@example.com', name: 'mai', password, roles: [] });
  for (const name of staff) {
    if (name === 'mai') await database.query(sql`update sys."user" set id = ${idOf('user', 'mai')}::uuid where email = 'mai@example.com'`);
    else
      await database.query(sql`insert into sys."user" (id, email, name, password_hash) select ${idOf('user', name)}::uuid, ${`${name}@example.com`}, ${name}, password_hash
        from sys."user" where email = 'mai@example.com'`);
  }
  for (const [person, manager] of [
    ['an', 'mai'],
    ['binh', 'an'],
    ['chi', 'binh'],
    ['dung', 'chi'],
  ] as const)
    await database.query(sql`update sys."user" set manager = ${idOf('user', manager)}::uuid where id = ${idOf('user', person)}::uuid`);
  await database.query(sql`update sys."user" set created_at = ${clock().toISOString()}::timestamptz, updated_at = ${clock().toISOString()}::timestamptz`);
}

async function insertStanding(database: Database): Promise<void> {
  const user = (name: string) => idOf('user', name);
  const node = (kind: 'team' | 'territory', name: string, parent?: string) =>
    database.query(
      sql`insert into ${kind === 'team' ? sql`sys.team` : sql`sys.territory`} (id, name, parent) values (${idOf(kind, name)}::uuid, ${name}, ${parent === undefined ? null : idOf(kind, parent)}::uuid)`,
    );
  await node('team', 'company');
  await node('team', 'sales', 'company');
  await node('team', 'retail', 'sales');
  await node('team', 'support', 'company');
  for (const [team, person] of [
    ['sales', 'mai'],
    ['retail', 'an'],
    ['support', 'em'],
  ] as const)
    await database.query(sql`insert into sys.team_member (team, user_id) values (${idOf('team', team)}::uuid, ${user(person)}::uuid)`);
  await node('territory', 'north');
  await node('territory', 'hanoi', 'north');
  await node('territory', 'south');
  await database.query(sql`insert into sys.territory_member (territory, user_id) values (${idOf('territory', 'north')}::uuid, ${user('mai')}::uuid)`);
  await database.query(
    sql`insert into sys.territory_rule (territory, object, condition) values (${idOf('territory', 'hanoi')}::uuid, 'account', 'STARTS_WITH(code, "HN")')`,
  );
}

async function insertShares({ database, models, clock }: TestApi): Promise<void> {
  const object = models.current().objects.get('account') as ObjectModel;
  const place = (account: string, territory: string) =>
    database.transaction((tx) => placeByHand(tx, object, { record: idOf('account', account), territory: idOf('territory', territory), inside: true }, clock()));
  await place('by_hand', 'north');
  await place('none', 'south');
  const share = (object: string, record: string, subject: string, can: readonly string[], expires: string | null = null) =>
    database.query(
      sql`insert into sys.share (object, record, subject, can, expires_at, created_at) values (${object}, ${idOf(object, record)}::uuid, ${subject}, ${[...can]}, ${expires}::timestamptz, ${clock().toISOString()}::timestamptz)`,
    );
  await share('account', 'shared', `user:${idOf('user', 'mai')}`, ['read']);
  await share('account', 'shared_team', `team:${idOf('team', 'company')}`, ['read', 'update']);
  await share('account', 'shared_role', 'role:shared', ['read', 'update', 'delete']);
  await share('account', 'expired', `user:${idOf('user', 'mai')}`, ['read', 'update'], '2020-01-01T00:00:00Z');
  await share('account', 'none', `user:${idOf('user', 'lone')}`, ['read']);
  await share('account', 'gone_none', `user:${idOf('user', 'mai')}`, ['read', 'delete']);
  await share('deal', 'shared_deal', `user:${idOf('user', 'mai')}`, ['read']);
  const rule = (condition: string, subject: string, expires: string | null = null) =>
    database.query(
      sql`insert into sys.share_rule (id, object, condition, subject, can, expires_at) values (${idOf('share_rule', condition)}::uuid, 'account', ${condition}, ${subject}, '{read}', ${expires}::timestamptz)`,
    );
  await rule('score > 95', 'role:shared');
  await rule('tier = "new"', 'role:shared', '2020-01-01T00:00:00Z');
}

/** Everybody keeps every record at hand, those that are none of theirs among them. */
async function insertFavourites({ database }: TestApi, records: readonly OfficeRecord[]): Promise<void> {
  const kept = records.map(({ object, name }) => ({ object, record: idOf(object, name) }));
  await database.query(sql`insert into sys.favourite (user_id, key, kind, object, record, place)
    select u.id, 'record ' || d.object || ' ' || d.record, 'record', d.object, d.record, 0
    from sys."user" as u, jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as d (object text, record uuid)`);
}

async function insertRecords({ writer, database, models, files }: TestApi, records: readonly OfficeRecord[]): Promise<void> {
  for (const [object, group] of Map.groupBy(records, (record) => record.object)) {
    const rows = group.map(({ name, owner, values }) => {
      const now = Object.fromEntries(Object.entries(values).filter(([field]) => !lateFields.includes(field)));
      return { op: 'create' as const, id: idOf(object, name), values: { ...now, owner: owner === null ? null : idOf('user', owner) } };
    });
    await writer.write(system, object, rows);
  }
  for (const [object, group] of Map.groupBy(records, (record) => record.object)) {
    const rows = group.map(({ name, values }) => {
      const late = Object.fromEntries(Object.entries(values).filter(([field]) => lateFields.includes(field)));
      return { op: 'update' as const, id: idOf(object, name), values: late };
    });
    await writer.write(system, object, rows);
  }
  await insertPhotos({ writer, files }, records);
  // Something that a person did, so that history has somebody to name.
  const em: UserActor = { kind: 'user', id: idOf('user', 'em'), name: 'em', roles: ['admin'], rights: noRights, zone: 'Asia/Ho_Chi_Minh', locale: 'en' };
  for (const object of ['account', 'deal']) {
    const touched = records.filter((record) => record.object === object);
    const values = object === 'account' ? { labels: ['touched'] } : { note: 'touched' };
    await writer.write(
      em,
      object,
      touched.map(({ name }) => ({ op: 'update' as const, id: idOf(object, name), values })),
    );
    const back = ({ values: before }: OfficeRecord) => (object === 'account' ? { labels: before.labels } : { note: before.note });
    await writer.write(
      em,
      object,
      touched.map((record) => ({ op: 'update' as const, id: idOf(object, record.name), values: back(record) })),
    );
  }
  for (const object of ['deal', 'account']) {
    const gone = records.filter((record) => record.object === object && record.trashed).map(({ name }) => ({ op: 'delete' as const, id: idOf(object, name) }));
    await writer.write(system, object, gone);
  }
  await refreshRollUps({ database, models });
}

/** Views that somebody who sees all has shared with everyone: they name what most people are not shown. */
async function insertViews({ database }: Pick<TestApi, 'database'>): Promise<void> {
  const view = (object: string, body: object) =>
    database.query(sql`insert into sys.saved_view (owner, object, label, body, shared_with)
      values (${idOf('user', 'em')}::uuid, ${object}, 'Of all', ${JSON.stringify(body)}::jsonb, '{everyone}')`);
  await view('account', { columns: ['name', 'secret', 'cost', 'phone'], sort: ['-cost'], sums: ['cost'], group: 'tier' });
  await view('account', { columns: ['name'], filter: 'secret == "x" || cost > 5' });
  await view('deal', { columns: ['name', 'account.cost', 'amount'], sort: ['account.cost'], group: 'account' });
}

async function insertPhotos({ writer, files }: Pick<TestApi, 'writer' | 'files'>, records: readonly OfficeRecord[]): Promise<void> {
  for (const { object, name } of records.filter((record) => record.object === 'account')) {
    const content = (async function* () {
      yield Buffer.from(`photo of ${name}`);
    })();
    const { id } = await files.put({ name: `${name}.txt`, content, limits: { maxSizeBytes: 1_000, accept: [] }, createdBy: null });
    await writer.write(system, object, [{ op: 'update', id: idOf(object, name), values: { photo: id } }]);
  }
}

/** A comment of em's and a file of hers on every account, and what somebody is told of them. */
async function insertBeside({ database, files, clock }: TestApi, records: readonly OfficeRecord[]): Promise<void> {
  const [em, mai, at] = [idOf('user', 'em'), idOf('user', 'mai'), clock().toISOString()];
  for (const { object, name } of records.filter((record) => record.object === 'account')) {
    const [record, comment, attachment] = [idOf(object, name), idOf('comment', name), idOf('attachment', name)];
    const content = (async function* () {
      yield Buffer.from(`file of ${name}`);
    })();
    const file = await files.put({ name: 'file.txt', content, limits: { maxSizeBytes: 1_000, accept: [] }, createdBy: em });
    await database.query(sql`insert into sys.comment (id, object, record, author, author_name, text, created_at)
      values (${comment}::uuid, ${object}, ${record}::uuid, ${em}::uuid, 'em', ${`comment on ${name}`}, ${at}::timestamptz)`);
    await database.query(
      sql`insert into sys.attachment (id, object, record, name, changed_at) values (${attachment}::uuid, ${object}, ${record}::uuid, 'file.txt', ${at}::timestamptz)`,
    );
    await database.query(
      sql`insert into sys.attachment_version (attachment, n, file, by, by_name, at) values (${attachment}::uuid, 1, ${file.id}::uuid, ${em}::uuid, 'em', ${at}::timestamptz)`,
    );
    for (const person of [mai, em])
      await database.query(sql`insert into sys.notification (person, kind, object, record, comment, actor, actor_name, at)
        values (${person}::uuid, 'mention', ${object}, ${record}::uuid, ${comment}::uuid, ${em}::uuid, 'em', ${at}::timestamptz)`);
  }
}

export interface OfficeOptions {
  readonly records?: readonly OfficeRecord[];
  readonly documents?: readonly MetadataDocument[];
  readonly clock?: () => Date;
  readonly events?: EventHub;
}

/** The API over the office of the proof: people in teams, territories and a hierarchy, records in every relation to mai. */
export async function openOffice({ records = officeRecords(), documents = proofDocuments, ...deps }: OfficeOptions = {}): Promise<TestApi> {
  const api = await openTestApi({ ...deps, documents });
  await insertPeople(api);
  await insertStanding(api.database);
  await api.territories.refresh();
  await insertRecords(api, records);
  await insertShares(api);
  await insertFavourites(api, records);
  await insertBeside(api, records);
  await insertViews(api);
  return api;
}
