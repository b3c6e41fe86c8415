import { actorId, actorSlots } from '../../access/actor.ts';
import { stands } from '../../errors/guards.ts';
import { type Issue, pointerSegment } from '../../errors/issue.ts';
import { fileLimits, sizeIssue, typeIssue } from '../../files/file-limits.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { type FileStanding, standingsSql, toStandings } from '../../query/file-standings.ts';
import { cached, preparedStatement } from '../../query/read-context.ts';
import { bindSlots, Slot, type Statement, sql } from '../../sql/sql.ts';
import { type BatchContext, failRow, isLive, type PreparedRow } from '../write-context.ts';

interface Wanted {
  readonly row: PreparedRow;
  readonly field: FieldModel;
  readonly id: string;
}

/**
 * Every file a batch sets must be one that the actor uploaded or may read, and one that the field takes. Notes which cells hold it from now on.
 * @NOTE one statement, sent at once: what is sent after it, the rows themselves, must not let the actor read what is judged here.
 */
export async function checkFiles(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const wanted = collect(context, rows);
  if (wanted.length === 0) return;
  const { actor, object } = context;
  const slots = {
    ...actorSlots(actor, context.now),
    object: object.name,
    files: wanted.map(({ id }) => id),
    fields: wanted.map(({ field }) => field.name),
    records: wanted.map(({ row }) => row.id),
  };
  const standings = toStandings(await context.tx.query(bindSlots(judgeStatement(context), slots)));
  for (const entry of wanted) {
    const issue = issueOf(context, entry, standings.get(entry.id));
    if (issue) failRow(entry.row, 'invalid_record', { ...issue, pointer: pointerSegment(entry.field.name) });
  }
}

/** Holds the files against the sweep until this commits, notes the uses of those that the actor may attach, and answers how the actor stands to each. */
function judgeStatement({ model, actor }: BatchContext): Statement {
  const frame = { model, actor };
  return cached(frame, 'files to attach', () => {
    const mayAttach = actor.kind === 'system' || !stands('write_files') ? sql`true` : sql`(s.readable or s.created_by = ${new Slot('me')}::text)`;
    const wanted = sql`unnest(${new Slot('files')}::uuid[], ${new Slot('fields')}::text[], ${new Slot('records')}::uuid[]) as w(file, field, record)`;
    const noted = sql`insert into sys.file_use (file, object, field, record)
      select w.file, ${new Slot('object')}::text, w.field, w.record from ${wanted} join standing as s on s.id = w.file::text where ${mayAttach} on conflict do nothing`;
    return preparedStatement(sql`with standing as materialized (${standingsSql(frame)} for key share of f), noted as (${noted}) select * from standing`, model);
  });
}

function issueOf({ actor }: BatchContext, { field }: Wanted, standing: FileStanding | undefined): Issue | undefined {
  const own = standing !== undefined && (standing.file.createdBy === actorId(actor) || actor.kind === 'system');
  if (!standing || !(own || standing.readable || !stands('write_files')))
    return { pointer: '', message: `"${field.document.label.en}" names a file that does not exist or that you cannot see.`, code: 'file_missing' };
  const limits = fileLimits(field.document);
  return sizeIssue(standing.file.sizeBytes, limits) ?? typeIssue(standing.file.mediaType, limits);
}

const fileFields = new WeakMap<BatchContext['object'], readonly FieldModel[]>();

function collect({ object }: BatchContext, rows: readonly PreparedRow[]): readonly Wanted[] {
  const fields = fileFields.get(object) ?? [...object.fields.values()].filter((field) => field.type.type === 'file');
  fileFields.set(object, fields);
  if (fields.length === 0) return [];
  return rows.flatMap((row) => {
    if (!isLive(row) || (row.op !== 'create' && row.op !== 'update')) return [];
    return fields.flatMap((field) => {
      const id = row.columns.get(field.name);
      return typeof id === 'string' ? [{ row, field, id }] : [];
    });
  });
}
