import type { Tx } from '../../database/database.ts';
import type { DocumentKind, MetadataDocument } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { canonicalDocument, documentHash } from './canonical-document.ts';

export type DocumentState = 'active' | 'building' | 'hidden';

/** A row of sys.document. */
export interface KeptDocument {
  readonly document: MetadataDocument;
  readonly state: DocumentState;
  readonly hash: string;
}

/** Every document kept, hidden ones included, and names that may not be used again; by `kind/name`. */
export interface KeptDocuments {
  readonly documents: ReadonlyMap<string, KeptDocument>;
  readonly retired: ReadonlySet<string>;
}

export function documentKey(document: { readonly kind: string; readonly name: string }): string {
  return `${document.kind}/${document.name}`;
}

export async function loadKeptDocuments(tx: Tx): Promise<KeptDocuments> {
  const rows = await tx.query<{ kind: string; name: string; body: MetadataDocument; state: DocumentState; hash: string }>(
    sql`select kind, name, body, state, hash from sys.document`,
  );
  const retired = await tx.query<{ kind: string; name: string }>(sql`select kind, name from sys.retired_name`);
  return {
    documents: new Map(rows.map(({ kind, name, body, state, hash }) => [documentKey({ kind, name }), { document: body, state, hash }])),
    retired: new Set(retired.map(documentKey)),
  };
}

export interface DocumentWrite {
  readonly kind: DocumentKind;
  readonly name: string;
  /** Undefined takes the row away. */
  readonly document?: MetadataDocument;
  readonly state: DocumentState;
}

/** Writes documents in one statement. A document that comes with another template version than the stored one becomes the new merge base. */
export async function writeDocuments(tx: Tx, writes: readonly DocumentWrite[], at: Date): Promise<void> {
  const rows = writes.flatMap(({ kind, name, document, state }) =>
    document ? { kind, name, body: canonicalDocument(document), hash: documentHash(document), state, origin: originOf(document) } : [],
  );
  if (rows.length > 0)
    await tx.query(sql`
      insert into sys.document as kept (kind, name, body, hash, state, origin, base, updated_at)
      select kind, name, body, hash, state, nullif(origin, 'null'), case when nullif(origin, 'null') is not null then body end, ${at.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, name text, body jsonb, hash text, state text, origin jsonb)
      on conflict (kind, name) do update set body = excluded.body, hash = excluded.hash, state = excluded.state, origin = excluded.origin,
        base = case when excluded.origin is distinct from kept.origin then coalesce(excluded.base, kept.base) else coalesce(kept.base, excluded.base) end,
        updated_at = excluded.updated_at`);
  const gone = writes.filter(({ document }) => document === undefined).map(documentKey);
  if (gone.length > 0) await tx.query(sql`delete from sys.document where kind || '/' || name = any(${gone}::text[])`);
}

function originOf(document: MetadataDocument): unknown {
  return ('origin' in document ? document.origin : undefined) ?? null;
}

/** Keeps names from being used again, or frees them when what bore them is back. */
export async function writeRetiredNames(tx: Tx, retired: readonly string[], freed: readonly string[], at: Date): Promise<void> {
  if (retired.length > 0)
    await tx.query(sql`
      insert into sys.retired_name (kind, name, retired_at)
      select split_part(key, '/', 1), split_part(key, '/', 2), ${at.toISOString()}::timestamptz from unnest(${retired}::text[]) as key
      on conflict do nothing`);
  if (freed.length > 0) await tx.query(sql`delete from sys.retired_name where kind || '/' || name = any(${freed}::text[])`);
}
