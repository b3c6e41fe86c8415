import type { Database } from '../../../engine/database/database.ts';
import type { Model } from '../../../engine/metadata/model.ts';
import { deletePolicy, pointingRecords } from '../../../engine/records/deleting/pointing-records.ts';
import { ident, sql } from '../../../engine/sql/sql.ts';

/** Records outside the trash whose link leads into it though its delete policy does not let it: what nobody may ever meet. */
export async function brokenLinks(database: Database, model: Model): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const object of model.objects.values()) {
    if (object.table[0] !== 'crm') continue;
    for (const field of object.incoming) {
      const other = model.objects.get(field.object);
      if (!other || deletePolicy(field, other) === 'keep') continue;
      const { from, target, meant } = pointingRecords(field, other, object.name);
      const found = await database.query<{ id: string }>(sql`select t.id::text as id from ${from} join ${ident(...object.table)} as gone on gone.id = ${target}
        where ${meant} and t.deleted_at is null and gone.deleted_at is not null`);
      for (const { id } of found) broken.push(`${other.name} ${id} by ${field.name}`);
    }
  }
  return broken;
}
