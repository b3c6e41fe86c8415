import type { Tx } from '../database/database.ts';
import { loadStoredDocuments } from '../database/model-store.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import { type CompileCache, compileModel } from '../metadata/compiling/compile-model.ts';
import type { Model } from '../metadata/model.ts';
import { danglingReferences } from '../metadata/references/dangling-references.ts';
import { documentKey, type KeptDocuments, loadKeptDocuments } from './documents/document-table.ts';
import { type Resolution, resolveChanges } from './documents/resolve-changes.ts';
import type { StoredChange } from './stored-change.ts';

/** A change set thought through against the documents of one moment. */
export interface Proposal {
  readonly kept: KeptDocuments;
  readonly before: Model;
  readonly resolution: Resolution;
  readonly issues: readonly Issue[];
  /** Undefined when there are issues. */
  readonly after: Model | undefined;
}

/**
 * Resolves and compiles changes; what is wrong comes back as issues. `resuming`: the set has been prepared, so fields that are being
 * converted are its own.
 */
export async function propose(tx: Tx, changes: readonly StoredChange[], cache: CompileCache, resuming = false): Promise<Proposal> {
  const { version, documents, settings } = await loadStoredDocuments(tx);
  const loaded = await loadKeptDocuments(tx);
  const kept = resuming ? released(loaded, changes) : loaded;
  const before = compileModel(documents, settings, version, cache);
  if (!before.ok) throw new AppError('internal', 'The stored metadata does not compile', { issues: before.issues });
  const resolution = resolveChanges(changes, kept);
  const base = { kept, before: before.value, resolution };
  if (resolution.issues.length > 0) return { ...base, issues: resolution.issues, after: undefined };
  const after = compileModel(resolution.documents, settings, version + 1, cache);
  if (!after.ok) return { ...base, issues: after.issues, after: undefined };
  const dangling = danglingReferences(after.value);
  return dangling.length > 0 ? { ...base, issues: dangling, after: undefined } : { ...base, issues: [], after: after.value };
}

function released(kept: KeptDocuments, changes: readonly StoredChange[]): KeptDocuments {
  const documents = new Map(kept.documents);
  for (const change of changes) {
    const own = documents.get(documentKey(change));
    if (own?.state === 'building') documents.set(documentKey(change), { ...own, state: 'active' });
  }
  return { ...kept, documents };
}

/** The refusal that tells all issues. */
export function refusal(issues: readonly Issue[]): AppError {
  const first = issues[0];
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new AppError('invalid_document', `The change set cannot be applied: ${first?.pointer ?? ''} ${first?.message ?? ''}${more}`, { issues });
}
