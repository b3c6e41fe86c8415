import type { Destination, OwnEntry } from '../../schemas/generated/api.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import { type Sql, sql } from '../sql/sql.ts';

/** A destination as its row keeps it. */
export interface DestinationRow {
  readonly key: string;
  readonly kind: OwnEntry['kind'];
  readonly object: string | null;
  readonly record: string | null;
  readonly view: string | null;
  readonly page: string | null;
  readonly label: string | null;
  /** Of what was opened. */
  readonly at?: string;
}

export const destinationColumns: Sql = sql`d.key, d.kind, d.object, d.record::text as record, d.view, d.page, d.label`;

const needed = { record: ['object', 'id'], object: ['object'], view: ['view'], page: ['to', 'label'] } as const;

/** The row of what a request names; throws bad_request where members are missing, with pointers beneath `at`. */
export function toRow(destination: Destination, at = ''): DestinationRow {
  const { kind, object, id, view, to, label } = destination;
  const issues: Issue[] = needed[kind]
    .filter((name) => destination[name] === undefined)
    .map((name) => ({ pointer: `${at}/${name}`, message: `"${name}" is missing` }));
  if (issues.length > 0) throw new AppError('bad_request', `The body is not valid: ${issues[0]?.pointer} ${issues[0]?.message}`, { issues });
  const record = id?.toLowerCase();
  const row = { kind, object: null, record: null, view: null, page: null, label: null };
  if (kind === 'record') return { ...row, key: `record ${object} ${record}`, object: object ?? null, record: record ?? null };
  if (kind === 'object') return { ...row, key: `object ${object}`, object: object ?? null };
  if (kind === 'view') return { ...row, key: `view ${view}`, view: view ?? null };
  return { ...row, key: `page ${to}`, page: to ?? null, label: label ?? null };
}
