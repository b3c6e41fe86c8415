import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { StoredDocument } from '../../metadata/compiling/compile-model.ts';
import type { MetadataDocument } from '../../metadata/model.ts';
import { parseDocument } from '../../metadata/parse-document.ts';
import { checkRetype } from '../retype/check-retype.ts';
import type { StoredChange } from '../stored-change.ts';
import { documentHash } from './canonical-document.ts';
import { type DocumentWrite, documentKey, type KeptDocument, type KeptDocuments } from './document-table.ts';
import { impliedDeletions } from './implied-deletions.ts';

/** A field that becomes another type and whose values must be converted. */
export interface Retype {
  readonly before: FieldDocument;
  readonly after: FieldDocument;
  /** The kept column of an earlier type to take unchanged values from, when a change of type is rolled back. */
  readonly was?: string;
}

/** What a change set makes of the documents. */
export interface Resolution {
  readonly issues: readonly Issue[];
  readonly writes: readonly DocumentWrite[];
  /** All documents that are not hidden afterwards. */
  readonly documents: readonly StoredDocument[];
  /** Changes that lead back, in no order. */
  readonly inverse: readonly StoredChange[];
  readonly retypes: readonly Retype[];
  readonly retired: readonly string[];
  readonly freed: readonly string[];
}

/** Names of these kinds stand for tables and columns: they are never used again after deletion. */
function isPhysical(kind: string): boolean {
  return kind === 'object' || kind === 'field';
}

interface Draft {
  readonly kept: KeptDocuments;
  readonly issues: Issue[];
  readonly writes: DocumentWrite[];
  readonly inverse: StoredChange[];
  readonly retypes: Retype[];
  readonly retired: string[];
  readonly freed: string[];
}

/** Applies changes to documents in memory, with everything wrong about them. Pointers start with /<kind>/<name>. */
export function resolveChanges(changes: readonly StoredChange[], kept: KeptDocuments): Resolution {
  const draft: Draft = { kept, issues: [], writes: [], inverse: [], retypes: [], retired: [], freed: [] };
  const seen = new Set<string>();
  for (const change of [...changes, ...impliedDeletions(changes, kept)]) {
    const key = documentKey(change);
    if (seen.has(key)) draft.issues.push(issue(change, 'is named twice in the change set', 'named_twice'));
    seen.add(key);
    if (change.op === 'put') put(draft, change);
    else remove(draft, change);
  }
  const written = new Map(draft.writes.map((write) => [documentKey(write), write]));
  const untouched = [...kept.documents].flatMap(([key, { document, state }]) =>
    state === 'hidden' || written.has(key) ? [] : [{ document, state } satisfies StoredDocument],
  );
  const placed = draft.writes.flatMap(({ document, state }) => (document && state !== 'hidden' ? [{ document, state } satisfies StoredDocument] : []));
  const { issues, writes, inverse, retypes, retired, freed } = draft;
  return { issues, writes, documents: [...untouched, ...placed], inverse, retypes, retired, freed };
}

function issue(change: { readonly kind: string; readonly name: string }, message: string, code: string, pointer = ''): Issue {
  return { pointer: `/${documentKey(change)}${pointer}`, message, code };
}

function put(draft: Draft, change: StoredChange): void {
  const after = parsePut(draft, change);
  if (!after) return;
  const before = draft.kept.documents.get(documentKey(change));
  if (!before || before.state === 'hidden') create(draft, change, after);
  else if (before.state === 'building') draft.issues.push(beingConverted(change));
  else if (before.hash !== documentHash(after)) replace(draft, change, before.document, after);
}

function parsePut(draft: Draft, change: StoredChange): MetadataDocument | undefined {
  if (change.document === undefined) {
    draft.issues.push(issue(change, 'A put needs the document.', 'document_missing', '/document'));
    return undefined;
  }
  const parsed = parseDocument(change.document);
  if (!parsed.ok) {
    draft.issues.push(...parsed.issues.map((found) => ({ ...found, pointer: `/${documentKey(change)}${found.pointer}` })));
    return undefined;
  }
  const document = parsed.value;
  const other = document.kind !== change.kind || document.name !== change.name;
  if (other) draft.issues.push(issue(change, `The document calls itself ${documentKey(document)}.`, 'other_name', '/name'));
  const builtIn = document.kind === 'field' && document.object === 'user';
  if (builtIn) draft.issues.push(issue(change, 'The built-in object user cannot be changed.', 'built_in'));
  return other || builtIn ? undefined : document;
}

function beingConverted(change: StoredChange): Issue {
  return issue(change, 'Its values are being converted; wait until that is done.', 'building');
}

function replace(draft: Draft, change: StoredChange, before: MetadataDocument, after: MetadataDocument): void {
  const { kind, name, was } = change;
  if (after.kind === 'field' && before.kind === 'field') {
    const { issues, retype } = checkRetype(before, after, was);
    draft.issues.push(...issues.map((found) => ({ ...found, pointer: `/${documentKey(change)}${found.pointer}` })));
    if (retype) draft.retypes.push(was === undefined ? { before, after } : { before, after, was });
  }
  draft.writes.push({ kind, name, document: after, state: 'active' });
  draft.inverse.push({ op: 'put', kind, name, document: before });
}

function create(draft: Draft, change: StoredChange, document: MetadataDocument): void {
  const { kind, name } = change;
  const key = documentKey(change);
  if (isPhysical(kind) && (draft.kept.retired.has(key) || draft.kept.documents.has(key))) {
    if (change.restore === true) draft.freed.push(key);
    else draft.issues.push(issue(change, `The name "${name}" was used before and deleted; choose another one.`, 'name_retired'));
  }
  draft.writes.push({ kind, name, document, state: 'active' });
  draft.inverse.push({ op: 'delete', kind, name });
}

function remove(draft: Draft, change: StoredChange): void {
  const { kind, name } = change;
  const before: KeptDocument | undefined = draft.kept.documents.get(documentKey(change));
  if (!before || before.state === 'hidden') {
    draft.issues.push(issue(change, 'There is no such document.', 'not_found'));
    return;
  }
  // A total that is being worked out can go at any time.
  const converts = !(before.document.kind === 'field' && before.document.type === 'roll_up');
  if (before.state === 'building' && converts) draft.issues.push(beingConverted(change));
  if (isPhysical(kind)) draft.retired.push(documentKey(change));
  draft.writes.push(isPhysical(kind) ? { kind, name, document: before.document, state: 'hidden' } : { kind, name, state: 'hidden' });
  draft.inverse.push({ op: 'put', kind, name, document: before.document, restore: true });
}
