import type { Tx } from '../../../database/database.ts';
import { stands } from '../../../errors/guards.ts';
import { sql } from '../../../sql/sql.ts';
import type { OperationState, OperationStatus, UndoProgress } from './undo-jobs.ts';

interface OperationRow extends UndoProgress {
  readonly id: string;
  readonly kind: string;
  readonly note: string | null;
  readonly actor: string | null;
  readonly actor_name: string;
  readonly at: string;
  readonly rows: number;
  readonly status: OperationStatus;
  readonly undone_by: string | null;
  readonly undoes: string | null;
  /** Whether it is an undo that runs, or ran, in the background. */
  readonly job: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An operation as it stands, with the progress of an undo in the background. Without `everything` what followed in records of others, which its
 * author may not even see, is not counted: progress is told in records that the author touched.
 */
export async function loadOperation(tx: Tx, id: string, { everything }: { readonly everything: boolean }): Promise<OperationState | undefined> {
  if (!uuid.test(id)) return undefined;
  const all = everything || !stands('operation_rows');
  const counts = all
    ? sql`o.rows, j.done, j.total`
    : sql`(select count(*)::int from sys.history as h where h.operation = o.id and h.actor = o.actor) as rows, own.total,
      case when j.total = 0 then 0 else j.done * own.total / j.total end as done`;
  const own = sql`cross join lateral (select count(*) as total from (select 1 from sys.history as h join sys.operation as u on u.id = h.operation
      where u.id = o.undoes and h.actor = u.actor group by h.object, h.record) as touched) as own`;
  const rows =
    await tx.query<OperationRow>(sql`select o.id, o.kind, o.note, o.actor, coalesce(u.name, o.actor_name, '') as actor_name, o.at, o.status, o.undone_by, o.undoes,
      ${counts}, j.operation is not null as job, j.undone, j.kept, j.kept_count, j.issues
    from sys.operation as o left join sys."user" as u on u.id = o.actor left join sys.undo_job as j on j.operation = o.id
    ${all ? sql`` : own} where o.id = ${id}::uuid`);
  const [row] = rows;
  if (!row) return undefined;
  const { actor, actor_name, job, done, total, undone, kept, kept_count, issues, ...operation } = row;
  return { ...operation, actor: { id: actor, name: actor_name }, ...(job ? { done, total, undone, kept, kept_count, issues } : {}) };
}
