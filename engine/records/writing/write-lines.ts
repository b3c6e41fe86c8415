import { actorSlots } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import { pointerSegment } from '../../errors/issue.ts';
import type { ObjectModel, OwnedLines } from '../../metadata/model.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { bindSlots, compileSql, ident, sql } from '../../sql/sql.ts';
import type { RowResult, RowWrite } from '../record-writer.ts';
import { type BatchContext, failRow, isLive, type PreparedRow } from '../write-context.ts';

/** Writes a batch of another object within the same operation. */
export type WriteInner = (context: BatchContext, object: string, rows: readonly RowWrite[]) => Promise<readonly RowResult[]>;

interface LineWrite {
  readonly parent: PreparedRow;
  readonly position: number | undefined;
  readonly write: RowWrite;
}

/** Writes the lines given with their records: items with a known id are updated, others created, lines not listed are deleted. */
export async function writeLines(context: BatchContext, rows: readonly PreparedRow[], writeInner: WriteInner): Promise<void> {
  for (const lines of context.object.lines) {
    const parents = rows.filter((row) => isLive(row) && row.lines.has(lines.field));
    const child = context.model.objects.get(lines.object);
    if (parents.length === 0 || !child) continue;
    const present = await presentLines(context, lines, child, parents);
    const writes = parents.flatMap((parent) => lineWrites(parent, lines, child, present.get(parent.id) ?? []));
    if (writes.length === 0) continue;
    const results = await writeInner(
      context,
      lines.object,
      writes.map(({ write }) => write),
    );
    for (const [index, result] of results.entries()) {
      const { parent, position } = writes[index] as LineWrite;
      if (result.ok) {
        if (!result.changed) continue;
        if (parent.op !== 'create') parent.touched = true;
        parent.fields.add(lines.field);
      } else
        for (const issue of result.issues)
          failRow(parent, 'invalid_record', {
            ...issue,
            pointer: `${pointerSegment(lines.field)}${position === undefined ? '' : pointerSegment(position)}${issue.pointer}`,
          });
    }
  }
}

async function presentLines(
  context: BatchContext,
  lines: OwnedLines,
  child: ObjectModel,
  parents: readonly PreparedRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = parents.filter((row) => row.op !== 'create').map((row) => row.id);
  if (ids.length === 0) return new Map();
  const link = ident('t', lines.link);
  const { model, actor, tx, now } = context;
  // Lines that the writer is not shown are not left out by them.
  const seen = !stands('unseen_lines') ? sql`true` : scopeCondition({ model, actor }, child, 't', objectAccess(model, actor, child).rows('read'));
  const statement = compileSql(
    sql`select t.id::text as id, ${link}::text as parent from ${ident(...child.table)} as t where ${link} = any(${ids}::uuid[]) and t.deleted_at is null and ${seen}`,
  );
  const found = await tx.query<{ id: string; parent: string }>(bindSlots(statement, actorSlots(actor, now)));
  const groups = new Map<string, string[]>();
  for (const { id, parent } of found) groups.set(parent, [...(groups.get(parent) ?? []), id]);
  return groups;
}

function lineWrites(parent: PreparedRow, lines: OwnedLines, child: ObjectModel, present: readonly string[]): readonly LineWrite[] {
  const items = parent.lines.get(lines.field) ?? [];
  const known = new Set(present);
  const listed = new Set<string>();
  const order = child.document.order;
  const writes: LineWrite[] = items.map((item, position) => {
    const { id, version: _version, _hidden, _masked, _fresh, ...given } = item;
    const values = { ...given, [lines.link]: parent.id, ...(order === undefined ? {} : { [order]: position + 1 }) };
    if (typeof id === 'string' && known.has(id.toLowerCase())) {
      listed.add(id.toLowerCase());
      return { parent, position, write: { op: 'update', id, values } };
    }
    return { parent, position, write: typeof id === 'string' ? { op: 'create', id, values, at: parent.at } : { op: 'create', values, at: parent.at } };
  });
  for (const id of present) if (!listed.has(id)) writes.push({ parent, position: undefined, write: { op: 'delete', id } });
  return writes;
}
