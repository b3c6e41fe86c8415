import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import { importLimits } from '../reading/limits.ts';
import type { OpenFile } from '../reading/read-file.ts';

const chunkBytes = 1_048_576;
const pieceBytes = 65_536;

/** Writes content in pieces of 1 MB, each by the statement that `insert` gives; answers its size. Throws too_large. */
export async function stageChunks(database: Database, content: AsyncIterable<Uint8Array>, insert: (n: number, bytes: Buffer) => Sql): Promise<number> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let total = 0;
  let n = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    await database.query(insert(n, bytes));
    n += 1;
  };
  for await (const piece of content) {
    total += piece.length;
    if (total > importLimits.stagedBytes) throw new AppError('too_large', 'A file of at most 2 GB can be imported.');
    for (let at = 0; at < piece.length; at += chunkBytes) {
      const part = piece.subarray(at, at + chunkBytes);
      held.push(part);
      heldBytes += part.length;
      if (heldBytes >= chunkBytes) await flush();
    }
  }
  if (heldBytes > 0) await flush();
  return total;
}

/** Writes the content into sys.import_chunk; answers its size. */
export function stageFile(database: Database, id: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  return stageChunks(database, content, (n, bytes) => sql`insert into sys.import_chunk (import, n, bytes) values (${id}::uuid, ${n}, ${bytes})`);
}

/** The chunks that `select` gives by number, to be read from the beginning as often as needed. `onRead` is told the bytes read so far in the pass. */
function openChunks(database: Database, select: (n: number) => Sql, onRead: (bytes: number) => void = () => undefined): OpenFile {
  return async function* () {
    let read = 0;
    for (let n = 0; ; n += 1) {
      const rows = await database.query<{ bytes: Buffer }>(select(n));
      const bytes = rows[0]?.bytes;
      if (!bytes) return;
      // Small pieces: what is cut from a piece keeps all of it alive.
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
      read += bytes.length;
      onRead(read);
    }
  };
}

/** The file of an import. */
export function stagedFile(database: Database, id: string, onRead: (bytes: number) => void): OpenFile {
  return openChunks(database, (n) => sql`select bytes from sys.import_chunk where import = ${id}::uuid and n = ${n}`, onRead);
}

/** A sheet of a file taken in before. */
export function stagedSheet(database: Database, file: string, sheet: number, onRead?: (bytes: number) => void): OpenFile {
  return openChunks(database, (n) => sql`select bytes from sys.import_file_chunk where file = ${file}::uuid and sheet = ${sheet} and n = ${n}`, onRead);
}
