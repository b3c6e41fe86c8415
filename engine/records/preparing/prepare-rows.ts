import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import { type Issue, pointerSegment } from '../../errors/issue.ts';
import type { ExpressionValue } from '../../expressions/types.ts';
import type { ParseContext, StoredValue } from '../../fields/field-type.ts';
import type { FieldModel } from '../../metadata/model.ts';
import type { RowWrite } from '../record-writer.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { type BatchContext, failRow, fieldColumns, isLive, type PreparedRow } from '../write-context.ts';
import { linkedScopes } from './linked-values.ts';
import { type LockedRow, lockRows } from './load-rows.ts';
import { isLocal, rowScope, toWireInput } from './row-values.ts';
import { writeScopes } from './write-scopes.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Locks what is to change and parses what is to be written, row by row; nothing is written yet. */
export async function prepareRows(context: BatchContext, rows: readonly RowWrite[]): Promise<readonly PreparedRow[]> {
  const ids = rows.flatMap((row) => (row.op !== 'create' && uuid.test(row.id.toLowerCase()) ? [row.id.toLowerCase()] : []));
  const locked = await lockRows(context.tx, context.model, context.actor, context.object, ids, context.now);
  const parser = makeParser(context);
  const seen = new Set<string>();
  const mayCreate = objectAccess(context.model, context.actor, context.object).rows('create') !== 'none';
  const now = context.now.toISOString();
  const made = rows.map((row, index) => {
    const prepared = start(context, row, index, { locked, mayCreate, now });
    if (seen.has(prepared.id)) failRow(prepared, 'invalid_record', { pointer: '/id', message: 'The same record occurs twice in this batch.' });
    seen.add(prepared.id);
    if (prepared.failed === undefined && (row.op === 'create' || row.op === 'update')) parser(prepared, row.values);
    return prepared;
  });
  await takeLinkedDefaults(context, made, rows);
  return made;
}

interface BatchStart {
  readonly locked: ReadonlyMap<string, LockedRow>;
  readonly mayCreate: boolean;
  readonly now: string;
}

function start(context: BatchContext, row: RowWrite, index: number, { locked, mayCreate, now }: BatchStart): PreparedRow {
  const id = (row.op === 'create' ? (row.id ?? uuidV7(context.now.getTime())) : row.id).toLowerCase();
  const before = row.op === 'create' ? undefined : locked.get(id);
  const at = ('at' in row ? row.at : undefined) ?? now;
  const prepared: PreparedRow = {
    index,
    op: row.op,
    id,
    at,
    before,
    columns: new Map(),
    fields: new Set(),
    given: new Set(),
    sides: new Map(),
    lines: new Map(),
    sidesBefore: undefined,
    issues: [],
    failed: undefined,
    extra: undefined,
    touched: false,
    version: Number(before?.version ?? 0) + 1,
  };
  if (row.op === 'create') {
    if (row.id !== undefined && !uuid.test(id)) failRow(prepared, 'invalid_record', { pointer: '/id', message: 'An id is a UUID.' });
    if (!mayCreate) failRow(prepared, 'forbidden', { pointer: '', message: `You may not create ${context.object.document.plural.en.toLowerCase()}.` });
    return prepared;
  }
  judgeExisting(prepared, before);
  // The time of a record never goes back, whatever the clock says.
  if (before && String(before.updated_at) > prepared.at) prepared.at = String(before.updated_at);
  return prepared;
}

function judgeExisting(row: PreparedRow, before: LockedRow | undefined): void {
  if (!stands('write_existing') && before) return;
  const inTrash = before !== undefined && before.deleted_at !== null;
  if (!before?._read || inTrash !== (row.op === 'restore')) failRow(row, 'not_found', { pointer: '/id', message: 'There is no such record that you can see.' });
  else if (row.op === 'update' ? !before._update : !before._delete)
    failRow(row, 'forbidden', {
      pointer: '/id',
      message: row.op === 'update' ? 'You may not change this record.' : 'You may not delete or restore this record.',
    });
}

type Parse = (row: PreparedRow, values: Readonly<Record<string, unknown>>) => void;

/** The parser of a batch: what is the same for all rows is worked out once. */
function makeParser(context: BatchContext): Parse {
  const { object, actor, model } = context;
  const access = objectAccess(model, actor, object);
  const narrowed = writeScopes(model, actor, object, 'update');
  const parseContext = { zone: actor.zone, currency: model.settings.currency };
  const problems = new Map<string, { readonly field: FieldModel | undefined; readonly problem: FieldProblem | undefined }>();
  const known = (name: string) => {
    const found = problems.get(name);
    if (found) return found;
    const field = object.fields.get(name);
    const entry = { field, problem: fieldProblem(context, field, name, access) };
    problems.set(name, entry);
    return entry;
  };
  const defaults = [...object.fields.values()].filter((field) => field.default !== undefined && field.columns.length > 0 && isLocal(object, field.default));
  return (row, values) => {
    for (const [name, value] of Object.entries(values)) {
      if (name === 'id' || name === 'version') continue;
      const { field, problem } = known(name);
      if (!field || problem !== undefined) {
        failRow(row, 'invalid_record', { pointer: pointerSegment(name), ...(problem ?? unknownField(name)) });
        continue;
      }
      if (row.before && stands('write_cell') && narrowed.some(({ fields, flag }) => fields.has(name) && row.before?.[flag] !== true)) {
        const message = `You may not write "${field.document.label.en}" of this record.`;
        failRow(row, 'forbidden', { pointer: pointerSegment(name), message, code: 'field_forbidden' });
        continue;
      }
      row.given?.add(name);
      const parsed = field.type.parse(value, field.document, parseContext);
      if (!parsed.ok) for (const issue of parsed.issues) failRow(row, 'invalid_record', { ...issue, pointer: `${pointerSegment(name)}${issue.pointer}` });
      else accept(row, field, parsed.value, value, access.readsWholeColumn(field) || !stands('blind_write'));
    }
    if (row.op !== 'create') return;
    let scope: ReturnType<typeof rowScope> | undefined;
    for (const field of defaults) {
      if (row.fields.has(field.name) || isGiven(values, field) || !field.default) continue;
      scope ??= rowScope(context, row);
      takeDefault(row, field, field.default.evaluate(scope), parseContext);
    }
    if (!row.fields.has('owner') && actor.kind === 'user' && object.fields.has('owner'))
      accept(row, object.fields.get('owner') as FieldModel, [actor.id], null);
  };
}

function takeDefault(row: PreparedRow, field: FieldModel, value: ExpressionValue, context: ParseContext): void {
  const parsed = field.type.parse(toWireInput(value), field.document, context);
  if (parsed.ok) accept(row, field, parsed.value, null);
  else
    failRow(row, 'invalid_record', {
      pointer: pointerSegment(field.name),
      message: `The default of "${field.document.label.en}" is not valid: ${parsed.issues[0]?.message ?? ''}`,
    });
}

/** Defaults that follow links, such as a line's price from its product: worked out when the links of all new rows are known. */
async function takeLinkedDefaults(context: BatchContext, rows: readonly PreparedRow[], writes: readonly RowWrite[]): Promise<void> {
  const { object, model, actor } = context;
  const fields = [...object.fields.values()].filter((field) => field.default !== undefined && field.columns.length > 0 && !isLocal(object, field.default));
  const wanting = fields.length === 0 ? [] : rows.filter((row) => row.op === 'create' && isLive(row) && fields.some((field) => wants(row, field, writes)));
  if (wanting.length === 0) return;
  const scopeOf = await linkedScopes(
    context,
    wanting,
    fields.flatMap((field) => field.default ?? []),
  );
  const parseContext = { zone: actor.zone, currency: model.settings.currency };
  for (const row of wanting) {
    const scope = scopeOf(row);
    for (const field of fields) if (field.default && wants(row, field, writes)) takeDefault(row, field, field.default.evaluate(scope), parseContext);
  }
}

function wants(row: PreparedRow, field: FieldModel, writes: readonly RowWrite[]): boolean {
  const write = writes[row.index];
  return !row.fields.has(field.name) && write?.op === 'create' && !isGiven(write.values, field);
}

function isGiven(values: Readonly<Record<string, unknown>>, field: FieldModel): boolean {
  return Object.hasOwn(values, field.name);
}

type FieldProblem = Pick<Issue, 'message' | 'code'>;

function unknownField(written: string): FieldProblem {
  return { message: `There is no field "${written}".`, code: 'unknown_field' };
}

function fieldProblem(
  context: BatchContext,
  field: FieldModel | undefined,
  written: string,
  access: ReturnType<typeof objectAccess>,
): FieldProblem | undefined {
  const writable = field !== undefined && (access.writeCell(field, 'update') !== 'none' || access.writeCell(field, 'create') !== 'none');
  // Unknown and unreadable fields get one answer, save for what may be written without being shown.
  if (!field || (!writable && access.revealCell(field) === 'none')) return unknownField(written);
  const system = context.actor.kind === 'system';
  if (field.type.computed && !(system && field.type.type === 'auto_number'))
    return { message: `"${field.document.label.en}" is computed and cannot be written.` };
  if (field.document.read_only === true && !(system && !field.system)) return { message: `"${field.document.label.en}" cannot be written.` };
  if (!writable) return { message: `You may not write "${field.document.label.en}".`, code: 'field_forbidden' };
  return undefined;
}

function sameStored(left: unknown, right: StoredValue): boolean {
  if (left === right) return true;
  if (left === null || left === undefined || right === null) return (left ?? null) === right;
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item, index) => item === right[index]);
  return String(left) === String(right);
}

/** Takes over a parsed value where it differs from what stands. Who may not be shown what stands (`shown` false) is not told by the version whether they guessed it. */
function accept(row: PreparedRow, field: FieldModel, stored: readonly StoredValue[], wire: unknown, shown = true): void {
  if (field.type.type === 'lines') {
    row.lines.set(field.name, (wire ?? []) as readonly Readonly<Record<string, unknown>>[]);
    return;
  }
  if (field.sideTable !== undefined) {
    row.sides.set(field.name, (stored[0] ?? null) as string | null);
    return;
  }
  for (const [index, column] of fieldColumns(field).entries()) {
    const value = stored[index] ?? null;
    if (shown && row.before !== undefined && sameStored(row.before[column], value)) continue;
    row.columns.set(column, value);
    row.fields.add(field.name);
  }
}
