import type { UserActor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { sizeIssue } from '../../files/file-limits.ts';
import { uuidV7 } from '../../records/uuid-v7.ts';
import { sql } from '../../sql/sql.ts';
import { type CollaborationServices, type Place, placeOf } from '../services.ts';

export interface AttachedFile {
  /** As the person named it. An upload under the name of a file that the record has becomes its next version. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** What the sender says of its length; undefined where unknown. */
  readonly announcedBytes: number | undefined;
}

/** Any kind of file; a browser that opens it is told to trust none. */
const limits = { maxSizeBytes: 25_000_000, accept: [] };
/** So that a list of files stays one page. */
const mostFiles = 200;

/** Takes the bytes in and makes them a file of the record, or the next version of the one with that name. Answers the attachment's id. */
export async function storeAttachment(services: CollaborationServices, actor: UserActor, place: Place, file: AttachedFile): Promise<string> {
  const { database, files, clock } = services;
  const tooLarge = sizeIssue(file.announcedBytes ?? 0, limits);
  if (tooLarge) throw new AppError('too_large', tooLarge.message, { issues: [tooLarge] });
  await refuseMore(services, place);
  const stored = await files.put({ name: file.name, content: file.content, limits, createdBy: actor.id });
  const now = clock();
  const at = now.toISOString();
  return database.transaction(async (tx) => {
    // Sending takes its time: the record may have gone out of sight.
    await placeOf(services, actor, place, tx);
    const rows = await tx.query<{ id: string }>(sql`insert into sys.attachment (id, object, record, name, changed_at)
      values (${uuidV7(now.getTime())}::uuid, ${place.object}, ${place.id}::uuid, ${stored.name}, ${at}::timestamptz)
      on conflict (object, record, lower(name)) where deleted_at is null do update set changed_at = excluded.changed_at returning id::text as id`);
    const id = rows[0]?.id ?? '';
    await tx.query(sql`insert into sys.attachment_version (attachment, n, file, by, by_name, at)
      select ${id}::uuid, coalesce(max(v.n), 0) + 1, ${stored.id}::uuid, ${actor.id}::uuid, ${actor.name}, ${at}::timestamptz from sys.attachment_version as v where v.attachment = ${id}::uuid`);
    return id;
  });
}

async function refuseMore({ database }: CollaborationServices, { object, id }: Place): Promise<void> {
  const rows = await database.query<{ n: number }>(
    sql`select count(*) as n from sys.attachment as a where a.object = ${object} and a.record = ${id}::uuid and a.deleted_at is null`,
  );
  if (Number(rows[0]?.n) < mostFiles) return;
  const message = `A record has at most ${mostFiles} files.`;
  throw new AppError('limit_exceeded', message, { issues: [{ pointer: '', message }] });
}
