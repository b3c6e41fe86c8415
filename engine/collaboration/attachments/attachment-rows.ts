import type { Attachment, Timeline } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { isoTime } from '../../rights/named-rows.ts';
import { sql } from '../../sql/sql.ts';
import type { RecordAddress } from '../services.ts';

/** A version of a file of a record, as the timeline tells of it. */
export interface SentFile {
  readonly at: string;
  readonly by: Attachment['versions'][number]['by'];
  readonly file: NonNullable<Timeline['items'][number]['file']>;
}

/** Up to `limit` versions of the files of the record, newest first, behind the one sent at that time with that id (of the stored file). */
export function sentFiles(tx: Tx, { object, id }: RecordAddress, after: readonly string[], limit: number): Promise<SentFile[]> {
  const [at = null, last = null] = after;
  const behind = last === null ? sql`true` : sql`(v.at, v.file) < (${at}::timestamptz, ${last}::uuid)`;
  return tx.query<SentFile>(sql`select ${isoTime(sql`v.at`)} as at, json_build_object('id', v.by, 'name', coalesce(u.name, v.by_name)) as by,
      json_build_object('attachment', a.id, 'name', a.name, 'version', v.n,
        'file', json_build_object('id', f.id, 'name', f.name, 'size_bytes', f.size_bytes, 'media_type', f.media_type)) as file
    from sys.attachment as a join sys.attachment_version as v on v.attachment = a.id join sys.file as f on f.id = v.file left join sys."user" as u on u.id = v.by
    where a.object = ${object} and a.record = ${id}::uuid and a.deleted_at is null and ${behind} order by v.at desc, v.file desc limit ${sql.lit(limit)}`);
}

const version = sql`json_build_object('n', v.n, 'at', ${isoTime(sql`v.at`)}, 'by', json_build_object('id', v.by, 'name', coalesce(u.name, v.by_name)),
  'file', json_build_object('id', f.id, 'name', f.name, 'size_bytes', f.size_bytes, 'media_type', f.media_type))`;

/** The files of a record with their versions, the one changed last first; or one of them. */
export function attachmentRows(tx: Tx, { object, id }: RecordAddress, only?: string): Promise<Attachment[]> {
  const which = only === undefined ? sql`true` : sql`a.id = ${only}::uuid`;
  return tx.query<Attachment>(sql`select a.id::text as id, a.name, (select json_agg(${version} order by v.n desc) from sys.attachment_version as v
      join sys.file as f on f.id = v.file left join sys."user" as u on u.id = v.by where v.attachment = a.id) as versions
    from sys.attachment as a where a.object = ${object} and a.record = ${id}::uuid and a.deleted_at is null and ${which} order by a.changed_at desc, a.id desc`);
}
