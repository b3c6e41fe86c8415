import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';
import { typeIssue } from './file-limits.ts';
import { fileName } from './file-name.ts';
import type { FileStore, StoredFile, Upload } from './file-store.ts';
import { chunkBytes, inChunks } from './in-chunks.ts';
import { judgeMediaType } from './judge-media-type.ts';
import { removeOrphans } from './remove-orphans.ts';

const unattachedBytes = 1_000_000_000;

/** Files as rows of 256 kB in sys.file_chunk. No transaction spans an upload: senders are slow and connections few. */
export function createFileStore(database: Database): FileStore {
  return {
    put: (upload) => put(database, upload),
    read: (id, from, to) => read(database, id, from, to),
    removeOrphans: (before) => removeOrphans(database, before),
  };
}

async function put(database: Database, upload: Upload): Promise<StoredFile> {
  await refuseHoarding(database, upload.createdBy);
  const hash = createHash('sha256');
  let begun: Pick<StoredFile, 'id' | 'name' | 'mediaType'> | undefined;
  let sizeBytes = 0;
  try {
    for await (const chunk of inChunks(upload.content, upload.limits)) {
      begun ??= await begin(database, upload, chunk);
      const n = sizeBytes / chunkBytes;
      await database.query(sql`insert into sys.file_chunk (file, n, bytes) values (${begun.id}::uuid, ${n}::int, ${chunk})`);
      hash.update(chunk);
      sizeBytes += chunk.length;
    }
    if (!begun) throw new AppError('file_refused', 'The file is empty.', { issues: [{ pointer: '', message: 'The file is empty.', code: 'file_empty' }] });
    const digest = hash.digest();
    await database.query(sql`update sys.file set size_bytes = ${sizeBytes}, sha256 = ${digest} where id = ${begun.id}::uuid`);
    return { ...begun, sizeBytes, sha256: digest.toString('hex'), createdBy: upload.createdBy };
  } catch (error) {
    if (begun) await database.query(sql`delete from sys.file where id = ${begun.id}::uuid`);
    throw error;
  }
}

/** Makes the row of a file whose bytes are still coming: its sha256 is empty until they are all there. */
async function begin(database: Database, upload: Upload, head: Uint8Array): Promise<Pick<StoredFile, 'id' | 'name' | 'mediaType'>> {
  const name = fileName(upload.name);
  const mediaType = judgeMediaType(head, name);
  const issue = typeIssue(mediaType, upload.limits);
  if (issue) throw new AppError('file_refused', issue.message, { issues: [issue] });
  const rows = await database.query<{ id: string }>(sql`insert into sys.file (name, media_type, size_bytes, sha256, created_by)
    values (${name}, ${mediaType}, 0, '', ${upload.createdBy}::uuid) returning id::text as id`);
  return { id: rows[0]?.id ?? '', name, mediaType };
}

/** Uploads that no record holds are kept for a day: nobody may fill the disk with them. */
async function refuseHoarding(database: Database, person: string | null): Promise<void> {
  if (person === null) return;
  const rows = await database.query<{ bytes: number }>(sql`select coalesce(sum(f.size_bytes), 0)::bigint as bytes from sys.file as f
    where f.created_by = ${person}::uuid and f.created_at > now() - interval '1 day' and not exists (select from sys.file_use as u where u.file = f.id)
      and not exists (select from sys.attachment_version as v where v.file = f.id)`);
  if (Number(rows[0]?.bytes) < unattachedBytes) return;
  const message = 'You uploaded 1 GB of files within a day that no record holds. Attach or wait.';
  throw new AppError('limit_exceeded', message, { issues: [{ pointer: '', message }] });
}

async function* read(database: Database, id: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let n = Math.floor(from / chunkBytes); n * chunkBytes <= to; n += 1) {
    const rows = await database.query<{ bytes: Buffer }>(sql`select bytes from sys.file_chunk where file = ${id}::uuid and n = ${n}::int`);
    const bytes = rows[0]?.bytes;
    // The length was announced: half a file must not look like a whole one.
    if (!bytes) throw new Error(`chunk ${n} of file ${id} is missing`);
    yield bytes.subarray(Math.max(0, from - n * chunkBytes), to - n * chunkBytes + 1);
  }
}
