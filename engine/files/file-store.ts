import type { FileLimits } from './file-limits.ts';

/** What is known of a file whose bytes are all there. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Judged from the bytes. */
  readonly mediaType: string;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Who uploaded it; null for the system. */
  readonly createdBy: string | null;
}

export interface Upload {
  /** As the person named it; a path in front of it is dropped. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly limits: FileLimits;
  readonly createdBy: string | null;
}

/** Keeps the bytes of files. A file never changes; who may read it is not decided here. */
export interface FileStore {
  /** Takes the content as it comes, some 256 kB in memory. Throws too_large or file_refused, and keeps nothing when it throws. */
  put(upload: Upload): Promise<StoredFile>;
  /** Bytes `from` to `to`, both included and counted from 0, in pieces. No connection is held while the receiver is slow. */
  read(id: string, from: number, to: number): AsyncIterable<Uint8Array>;
  /** Removes files that came before that moment and that no record holds or held; answers how many. */
  removeOrphans(before: Date): Promise<number>;
}
