import { createHash } from 'node:crypto';
import type { FieldDocument, ObjectDocument } from '../../../schemas/generated/metadata.ts';
import { failure, type Issue, type Result, success } from '../../errors/issue.ts';
import type { DocumentKind, FieldModel, FieldState, MetadataDocument, Model, ObjectModel, OwnedLines, WorkspaceSettings } from '../model.ts';
import { compileObject, type ObjectDraft } from './compile-object.ts';
import { buildDrafts } from './object-draft.ts';

/** A document as stored, with the state of what it describes. */
export interface StoredDocument {
  readonly document: MetadataDocument;
  readonly state: FieldState;
}

/** Compiled objects of earlier snapshots, so that only what changed is compiled again. */
export type CompileCache = Map<string, { readonly key: string; readonly compiled: ObjectModel }>;

/** Compiles all documents into one frozen Model, or says everything that is wrong; pointers start with /<kind>/<name>. */
export function compileModel(stored: readonly StoredDocument[], settings: WorkspaceSettings, version: number, cache: CompileCache = new Map()): Result<Model> {
  const issues: Issue[] = [];
  const objects = ofKind<ObjectDocument>(stored, 'object');
  const fields = stored.filter((entry): entry is StoredDocument & { document: FieldDocument } => entry.document.kind === 'field');
  const drafts = buildDrafts([...objects.values()], fields, issues);
  const compiled = new Map<string, ObjectModel>();
  for (const draft of drafts.values()) {
    const key = contentKey(draft, drafts);
    const known = cache.get(draft.document.name);
    const object = known?.key === key ? known.compiled : compileObject(draft, drafts, key, issues);
    if (!object) continue;
    cache.set(draft.document.name, { key, compiled: object });
    compiled.set(draft.document.name, object);
  }
  if (issues.length > 0) return failure(...issues);
  const model: Model = {
    version,
    objects: connect(compiled),
    layouts: ofKind(stored, 'layout'),
    views: ofKind(stored, 'view'),
    apps: ofKind(stored, 'app'),
    roles: ofKind(stored, 'role'),
    calendars: ofKind(stored, 'calendar'),
    mappings: ofKind(stored, 'mapping'),
    recipes: ofKind(stored, 'recipe'),
    homes: ofKind(stored, 'home'),
    counters: ofKind(stored, 'counter'),
    prints: ofKind(stored, 'print'),
    conversions: ofKind(stored, 'conversion'),
    settings,
  };
  return success(Object.freeze(model));
}

function ofKind<D extends MetadataDocument>(stored: readonly StoredDocument[], kind: DocumentKind): Map<string, D> {
  const found = new Map<string, D>();
  // @NOTE the kind was compared, so the document is a D.
  for (const { document } of stored) if (document.kind === kind) found.set(document.name, document as D);
  return found;
}

/** Everything the compiled object depends on: its own documents and those of the objects its paths can reach. */
function contentKey(draft: ObjectDraft, drafts: ReadonlyMap<string, ObjectDraft>): string {
  const reached = new Set<string>();
  const visit = (name: string, depth: number): void => {
    const at = drafts.get(name);
    if (!at || reached.has(name)) return;
    reached.add(name);
    if (depth === 0) return;
    for (const field of at.fields.values()) if (field.target) visit(field.target, depth - 1);
  };
  visit(draft.document.name, 3);
  const hash = createHash('sha256');
  for (const name of [...reached].sort()) hash.update(drafts.get(name)?.contentHash ?? '');
  return hash.digest('base64url');
}

/** Adds what other objects say about an object: links that point to it and lines it owns. */
function connect(compiled: ReadonlyMap<string, ObjectModel>): ReadonlyMap<string, ObjectModel> {
  const incoming = new Map<string, FieldModel[]>();
  for (const object of compiled.values()) {
    for (const field of object.fields.values()) {
      for (const target of linkedObjects(field, compiled)) {
        const list = incoming.get(target) ?? [];
        list.push(field);
        incoming.set(target, list);
      }
    }
  }
  const connected = new Map<string, ObjectModel>();
  for (const [name, object] of compiled) connected.set(name, Object.freeze({ ...object, incoming: incoming.get(name) ?? [], lines: linesOf(object) }));
  return connected;
}

/** The objects whose records a field may point to. */
function linkedObjects({ type, document, target }: FieldModel, compiled: ReadonlyMap<string, ObjectModel>): readonly string[] {
  if (type.type === 'any_link') return document.options?.objects ?? [...compiled.keys()];
  return (type.type === 'link' || type.type === 'links') && target !== undefined ? [target] : [];
}

function linesOf(object: ObjectModel): readonly OwnedLines[] {
  const lines: OwnedLines[] = [];
  for (const field of object.fields.values()) {
    const { object: child, link } = field.document.options ?? {};
    if (field.document.type === 'lines' && child && link) lines.push({ field: field.name, object: child, link });
  }
  return lines;
}
