import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import type { Database, Tx } from '../database/database.ts';
import { fieldTypes } from '../fields/registry.ts';
import type { MetadataDocument } from '../metadata/model.ts';
import { ident, type Sql, sql } from '../sql/sql.ts';
import { lockedTransaction } from './locked-transaction.ts';
import { runDdl } from './run-ddl.ts';

const keptDays = 30;

interface HiddenRow {
  readonly kind: 'object' | 'field';
  readonly name: string;
  readonly body: MetadataDocument;
}

/** Drops for good the columns and tables of what was deleted, or had another type, more than 30 days before `now`. Answers their names. */
export async function dropExpired(database: Database, now: Date): Promise<readonly string[]> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  return lockedTransaction(database, async (tx) => {
    const rows = await tx.query<HiddenRow>(
      sql`select kind, name, body from sys.document where state = 'hidden' and updated_at < ${before}::timestamptz order by kind, name`,
    );
    const objects = new Set(rows.filter(({ kind }) => kind === 'object').map(({ name }) => name));
    const fields = rows.filter(({ kind }) => kind === 'field');
    const statements = [...fields.flatMap((row) => dropField(row, objects)), ...[...objects].flatMap(dropObject)];
    await runDdl(
      tx,
      statements.map((statement) => ({ sql: statement })),
    );
    await forgetRights(tx, [...objects]);
    await forget(tx, rows);
    return rows.map(({ name }) => name);
  });
}

function dropField({ name, body }: HiddenRow, objects: ReadonlySet<string>): readonly Sql[] {
  const [object = '', field = ''] = name.split('.');
  // @NOTE rows of kind field hold field documents.
  const document = body as FieldDocument;
  const type = fieldTypes.get(document.type);
  if (type?.sideTable) return [sql`drop table if exists ${ident('crm', `${object}__${field}`)}`];
  const columns = objects.has(object) ? [] : (type?.columns(document) ?? []);
  if (columns.length === 0) return [];
  const clauses = sql.join(columns.map(({ suffix }) => sql`drop column if exists ${ident(`${field}${suffix}`)}`));
  return ['crm', 'past'].map((schema) => sql`alter table if exists ${ident(schema, object)} ${clauses}`);
}

function dropObject(object: string): readonly Sql[] {
  return ['crm', 'past'].map((schema) => sql`drop table if exists ${ident(schema, object)}`);
}

/** Who reached its records, and where they lay, goes with the object. */
async function forgetRights(tx: Tx, objects: readonly string[]): Promise<void> {
  if (objects.length === 0) return;
  for (const table of ['territory_record', 'share', 'share_rule', 'territory_rule', 'placing'])
    await tx.query(sql`delete from ${ident('sys', table)} where object = any(${[...objects]}::text[])`);
}

async function forget(tx: Tx, rows: readonly HiddenRow[]): Promise<void> {
  const keys = rows.map(({ kind, name }) => `${kind}/${name}`);
  if (keys.length > 0) await tx.query(sql`delete from sys.document where state = 'hidden' and kind || '/' || name = any(${keys}::text[])`);
}
