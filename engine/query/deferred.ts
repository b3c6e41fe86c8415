import type { FieldModel, ObjectModel } from '../metadata/model.ts';
import { all, ident, join, Slot, sql } from '../sql/sql.ts';
import { type Deferred, defaultFields, type FieldTree, project, treeOf } from './projection.ts';
import { cached, preparedStatement, type ReadContext, run } from './read-context.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';
import type { WireRecord } from './record-reader.ts';
import { relation } from './relation.ts';

/** Most lines or links answered with one record. */
const perRecord = 1_000;

/** Reads the lines and links of a page of records, one query per field, and puts them into the records. */
export async function fetchDeferred(
  context: ReadContext,
  frame: ReadFrame,
  object: ObjectModel,
  deferred: readonly Deferred[],
  records: readonly WireRecord[],
): Promise<void> {
  if (records.length === 0) return;
  for (const { field, tree } of deferred) {
    const showing = records.filter((record) => !record._hidden?.includes(field.name) && !record._masked?.includes(field.name));
    const ids = showing.map((record) => record.id);
    const target = context.model.objects.get(field.target ?? '');
    const groups = new Map<string, Record<string, unknown>[]>();
    if (target && ids.length > 0 && accessIn(frame, target).rows('read') !== 'none') {
      const key = JSON.stringify(['deferred', object.name, field.name, treeKey(tree)]);
      const compiled = cached(frame, key, () => compileDeferred(frame, field, target, tree));
      for (const row of await run(context, frame.actor, compiled.statement, { ids })) {
        const parent = String(row.parent);
        const group = groups.get(parent) ?? [];
        group.push(compiled.decode(row));
        groups.set(parent, group);
      }
    }
    // @NOTE the records were made by this request and belong to it alone.
    for (const record of showing) (record as Record<string, unknown>)[field.name] = (groups.get(record.id) ?? []).slice(0, perRecord);
  }
}

function treeKey(tree: FieldTree): unknown {
  return [...tree].map(([name, below]) => [name, treeKey(below)]);
}

function compileDeferred(frame: ReadFrame, field: FieldModel, target: ObjectModel, tree: FieldTree) {
  const isLines = field.type.type === 'lines';
  // What is exported are the records and their lines, not what their links name.
  const at = relation(isLines ? frame : { ...frame, exporting: false }, target, 't', 'line_row');
  const wanted =
    tree.size > 0
      ? new Map<string, FieldTree>([['id', new Map()], ...tree])
      : isLines
        ? withTitles(frame, target)
        : treeOf([target.fields.get('id') as FieldModel]);
  const projection = project(at, wanted, true);
  const link = field.document.options?.link ?? '';
  const ids = sql`any(${new Slot('ids')}::uuid[])`;
  const parent = isLines ? ident(at.alias, link) : sql`s.record`;
  const order = isLines
    ? target.document.order
      ? sql`${ident(at.alias, target.document.order)}, ${ident(at.alias)}.id`
      : sql`${ident(at.alias)}.id`
    : sql`s.position`;
  const items = join([sql`${parent}::text as parent`, ...projection.items]);
  const source = isLines ? at.from() : sql`${at.from()} join ${ident('crm', field.sideTable ?? '')} as s on s.target = ${ident(at.alias)}.id`;
  const statement = preparedStatement(
    sql`select ${items} from ${source} where ${all([sql`${parent} = ${ids}`, at.visible()])} order by ${parent}, ${order}`,
    frame.model,
  );
  return { statement, decode: projection.decode };
}

/** The fields of a line, with the titles of what its links point to, so that lines can be shown without further calls. */
function withTitles(frame: ReadFrame, target: ObjectModel): FieldTree {
  const tree = new Map<string, FieldTree>();
  for (const field of defaultFields(target, false)) {
    const other = field.type.type === 'link' && field.name !== target.document.parent ? frame.model.objects.get(field.target ?? '') : undefined;
    const readable = other && accessIn(frame, other).readCell(other.title) !== 'none';
    tree.set(field.name, other && readable ? treeOf([other.title]) : new Map());
  }
  return tree;
}
