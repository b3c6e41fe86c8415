import type { Attachment } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { isoTime } from '../../rights/named-rows.ts';
import { sql } from '../../sql/sql.ts';
import type { RecordAddress } from '../services.ts';

const version = sql`json_build_object('n', v.n, 'at', ${isoTime(sql`v.at`)}, 'by', json_build_object('id', v.by, 'name', coalesce(u.name, v.by_name)),
  'file', json_build_object('id', f.id, 'name', f.name, 'size_bytes', f.size_bytes, 'media_type', f.media_type))`;

/** The files of a record with their versions, the one changed last first; or one of them. */
export function attachmentRows(tx: Tx, { object, id }: RecordAddress, only?: string): Promise<Attachment[]> {
  const which = only === undefined ? sql`true` : sql`a.id = ${only}::uuid`;
  return tx.query<Attachment>(sql`select a.id::text as id, a.name, (select json_agg(${version} order by v.n desc) from sys.attachment_version as v
      join sys.file as f on f.id = v.file left join sys."user" as u on u.id = v.by where v.attachment = a.id) as versions
    from sys.attachment as a where a.object = ${object} and a.record = ${id}::uuid and a.deleted_at is null and ${which} order by a.changed_at desc, a.id desc`);
}
