import type { MappingDocument } from '../../../schemas/generated/metadata.ts';

/** One cell as it was corrected; columns count from 0. */
export interface Correction {
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

/** What somebody has decided about a file so far. It is kept in this browser, so that a reload loses nothing. */
export interface ImportDraft {
  readonly file: string;
  readonly fileName: string;
  readonly expiresAt: string;
  readonly sheet?: number;
  /** Absent: as judged. */
  readonly headerRow?: number | null;
  readonly keep: readonly number[];
  /** Absent: as suggested. */
  readonly mapping?: MappingDocument;
  readonly corrections: readonly Correction[];
  /** The trial of exactly these decisions. */
  readonly trial?: string;
}

const storageKey = 'trellis.imports';

function readAll(): Readonly<Record<string, ImportDraft>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    // @NOTE only this file writes under the key.
    return typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, ImportDraft>>) : {};
  } catch (error) {
    // What cannot be read is as good as nothing; drafts are a convenience.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function alive(drafts: Readonly<Record<string, ImportDraft>>): Readonly<Record<string, ImportDraft>> {
  return Object.fromEntries(Object.entries(drafts).filter(([, { expiresAt }]) => new Date(expiresAt).getTime() > Date.now()));
}

/** Files that were begun and are still kept by the server, the latest first. */
export function openDrafts(): readonly ImportDraft[] {
  return Object.values(alive(readAll())).toSorted((left, right) => (left.expiresAt < right.expiresAt ? 1 : -1));
}

export function findDraft(file: string): ImportDraft | undefined {
  return readAll()[file];
}

export function keepDraft(draft: ImportDraft): void {
  localStorage.setItem(storageKey, JSON.stringify(alive({ ...readAll(), [draft.file]: draft })));
}

export function dropDraft(file: string): void {
  const { [file]: _, ...others } = readAll();
  localStorage.setItem(storageKey, JSON.stringify(others));
}

/** What decides over the outcome has changed: a trial made before says nothing any more. */
export function changed(draft: ImportDraft, change: Partial<Omit<ImportDraft, 'trial'>>): ImportDraft {
  const { trial: _, ...rest } = draft;
  return { ...rest, ...change };
}
