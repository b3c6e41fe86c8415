import type { Tx } from '../../../database/database.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import { ident, type Sql, sql } from '../../../sql/sql.ts';
import { deedsOf } from '../deeds.ts';

/** What an undo in the background has yet to settle. */
export function openDeeds(undo: string): Sql {
  return sql`(select * from sys.undo_deed where undo = ${undo}::uuid)`;
}

/** Writes down once what the operation did, to be settled chunk by chunk, and answers the objects it touched. */
export async function gatherJob(tx: Tx, model: Model, undo: string, operation: string): Promise<readonly string[]> {
  await tx.query(sql`insert into sys.undo_deed (undo, object, record, first_kind, last_kind, first_version, last_version, at, fields, own_fields, links, mine)
    select ${undo}::uuid, d.object, d.record, d.first_kind, d.last_kind, d.first_version, d.last_version, d.at, d.fields, d.own_fields, d.links, d.mine from (${deedsOf(operation)}) as d`);
  const touched = await tx.query<{ object: string }>(sql`select distinct object from sys.undo_deed where undo = ${undo}::uuid order by object`);
  const objects = touched.map(({ object }) => object);
  for (const name of objects) {
    const lines = model.objects.get(name);
    const owner = model.objects.get(lines?.parent?.target ?? '');
    if (lines?.parent && owner && !owner.parent) await joinToOwners(tx, undo, lines, lines.parent.name, owner.name);
  }
  // The planner knows nothing yet of what has just been written.
  await tx.query(sql`analyze sys.undo_deed`);
  return objects;
}

/** Lines are settled with their record. Of a record that goes only those lines go with it that go, too: others are returned to where they were before. */
async function joinToOwners(tx: Tx, undo: string, lines: ObjectModel, link: string, owner: string): Promise<void> {
  await tx.query(sql`update sys.undo_deed as d set root = p.record from ${ident(...lines.table)} as t join sys.undo_deed as p on p.record = ${ident('t', link)}
    where d.undo = ${undo}::uuid and d.object = ${lines.name} and t.id = d.record and p.undo = d.undo and p.object = ${owner}
      and (p.first_kind in ('update', 'delete') or d.first_kind in ('create', 'restore'))`);
}
