import type { Database } from '../../../engine/database/database.ts';
import type { Scene } from '../../../engine/rights/prove/scene.ts';
import type { Person } from '../../../engine/rights/prove/world/world.ts';
import { sql } from '../../../engine/sql/sql.ts';
import { idOf, type OfficeRecord } from '../office-records.ts';

const em = idOf('user', 'em');

/** What there is in the other world only of things that the person does not see: beside hidden records, and of others for themselves. */
export async function insertOthers(database: Database, records: readonly OfficeRecord[], scene: Scene, person: Person, now: Date): Promise<void> {
  const at = now.toISOString();
  for (const [index, { object, name }] of records.filter((record) => record.object === 'account').entries()) {
    const record = scene.seen.store.record(object, idOf(object, name));
    if (record && scene.seen.visible({ person, mode: 'record' }, record)) continue;
    const id = idOf(object, name);
    await database.query(sql`update sys.comment set text = ${`another comment on ${name}`} where object = ${object} and record = ${id}::uuid`);
    await database.query(sql`insert into sys.comment (id, object, record, author, author_name, text, created_at)
      values (${idOf('comment', `${name} further`)}::uuid, ${object}, ${id}::uuid, ${em}::uuid, 'em', ${`a further comment on ${name}`}, ${at}::timestamptz)`);
    await database.query(sql`insert into sys.notification (person, kind, object, record, actor, actor_name, at)
      values (${person.id}::uuid, 'assigned', ${object}, ${id}::uuid, ${em}::uuid, 'em', ${at}::timestamptz)`);
    const gone = index % 2 === 0 ? at : null;
    await database.query(
      sql`update sys.attachment set name = 'another.txt', deleted_at = ${gone}::timestamptz where object = ${object} and record = ${id}::uuid`,
    );
  }
  await database.query(sql`insert into sys.saved_view (id, owner, object, label, body, shared_with)
    values (${idOf('view', 'private')}::uuid, ${em}::uuid, 'account', 'Of em alone', '{"columns": ["name"]}', '{role:admin}')`);
  await database.query(sql`insert into sys.parked_sale (actor, id, counter, label, sale, parked_at)
    values (${em}::uuid, '019a0000-0000-7000-8000-0000000000aa', 'till', 'Of em', '{"lines": []}', ${at}::timestamptz)`);
  await database.query(sql`insert into sys.preference (user_id, settings) values (${em}::uuid, '{"theme": "dark"}')`);
}
