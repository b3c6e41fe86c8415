import { systemActor } from '../../access/actor.ts';
import { pointerSegment } from '../../errors/issue.ts';
import type { CompiledExpression } from '../../expressions/types.ts';
import type { FieldModel, ObjectModel, ValidationModel } from '../../metadata/model.ts';
import { relation } from '../../query/relation.ts';
import { bindSlots, compileSql, ident, Slot, sql } from '../../sql/sql.ts';
import { isLocal, rowScope } from '../preparing/row-values.ts';
import { type BatchContext, failRow, isLive, type PreparedRow, valueAfter } from '../write-context.ts';
import { checkRecordType } from './record-type-choices.ts';

interface Rules {
  readonly required: readonly FieldModel[];
  readonly requiredWhen: readonly FieldModel[];
  readonly readOnlyWhen: readonly FieldModel[];
  readonly local: readonly ValidationModel[];
  /** Rules that follow links: judged by one statement per batch, after it is written. */
  readonly reaching: readonly ValidationModel[];
}

const compiled = new WeakMap<ObjectModel, Rules>();

function rulesOf(object: ObjectModel): Rules {
  const known = compiled.get(object);
  if (known) return known;
  const fields = [...object.fields.values()];
  const local = (expression: CompiledExpression | undefined): boolean => expression !== undefined && isLocal(object, expression);
  const rules: Rules = {
    required: fields.filter((field) => field.document.required === true && !field.type.computed),
    requiredWhen: fields.filter((field) => local(field.requiredWhen)),
    readOnlyWhen: fields.filter((field) => local(field.readOnlyWhen)),
    local: object.validations.filter((rule) => local(rule.condition)),
    reaching: object.validations.filter((rule) => !local(rule.condition)),
  };
  compiled.set(object, rules);
  return rules;
}

function isBlank(row: PreparedRow, field: FieldModel): boolean {
  if (field.sideTable !== undefined) return row.op === 'create' && (row.sides.get(field.name) ?? null) === null;
  if (field.type.type === 'lines') return row.op === 'create' && (row.lines.get(field.name)?.length ?? 0) === 0;
  return field.columns.every((column) => valueAfter(row, column.name) === null);
}

function concerns(row: PreparedRow, expression: CompiledExpression, field?: FieldModel): boolean {
  if (row.op === 'create' || (field && row.fields.has(field.name))) return true;
  return expression.reads.some((path) => row.fields.has(path[0] as string)) || expression.reads.length === 0;
}

function requiredIssue(field: FieldModel) {
  return { pointer: pointerSegment(field.name), message: `"${field.document.label.en}" is required.`, code: 'required' };
}

/** Where other values are wrong already, missing ones are told in the same answer. */
function tellMissing(row: PreparedRow, required: readonly FieldModel[]): void {
  for (const field of required) {
    const told = row.issues.some((issue) => issue.pointer.startsWith(pointerSegment(field.name)));
    // What a default would have filled in is not missing; it was not worked out for a row that fails anyway.
    if (!told && field.default === undefined && isBlank(row, field)) failRow(row, 'invalid_record', requiredIssue(field));
  }
}

/** Judges required fields and rules that need nothing but the row. A fault that stood before does not hinder an edit of other fields. */
export function checkRows(context: BatchContext, rows: readonly PreparedRow[]): void {
  const { object } = context;
  const rules = rulesOf(object);
  for (const row of rows) {
    if (row.op !== 'create' && row.op !== 'update') continue;
    if (!isLive(row)) {
      if (row.failed === 'invalid_record' && row.op === 'create') tellMissing(row, rules.required);
      continue;
    }
    // Most rows have nothing to be evaluated for.
    let lazyScope: ReturnType<typeof rowScope> | undefined;
    const scopeOf = () => {
      lazyScope ??= rowScope(context, row);
      return lazyScope;
    };
    const missing = new Set<FieldModel>();
    for (const field of rules.required) if ((row.op === 'create' || row.fields.has(field.name)) && isBlank(row, field)) missing.add(field);
    for (const field of rules.requiredWhen) {
      if (field.requiredWhen && concerns(row, field.requiredWhen, field) && isBlank(row, field) && field.requiredWhen.evaluate(scopeOf()) === true)
        missing.add(field);
    }
    for (const field of missing) failRow(row, 'invalid_record', requiredIssue(field));
    checkRecordType(context, row);
    for (const field of rules.readOnlyWhen) {
      if (row.op === 'update' && row.fields.has(field.name) && field.readOnlyWhen?.evaluate(scopeOf()) === true)
        failRow(row, 'invalid_record', {
          pointer: pointerSegment(field.name),
          message: `"${field.document.label.en}" cannot be changed now.`,
          code: 'read_only_now',
        });
    }
    for (const rule of rules.local)
      if (concerns(row, rule.condition) && rule.condition.evaluate(scopeOf()) === false) failRow(row, 'invalid_record', ruleIssue(context, rule));
  }
}

function ruleIssue(context: BatchContext, rule: ValidationModel) {
  return { pointer: rule.field === undefined ? '' : pointerSegment(rule.field), message: rule.message[context.actor.locale], code: `rule.${rule.name}` };
}

/** Judges the rules that follow links on the rows as written. Rows that fail are marked; the caller decides about the batch. */
export async function checkReachingRules(context: BatchContext, rows: readonly PreparedRow[]): Promise<boolean> {
  const { object, tx, model } = context;
  const rules = rulesOf(object);
  if (rules.reaching.length === 0) return true;
  const byId = new Map(rows.filter((row) => isLive(row) && (row.op === 'create' || row.op === 'update')).map((row) => [row.id, row]));
  let passed = true;
  for (const rule of rules.reaching) {
    const ids = [...byId.values()]
      .filter((row) => row.op === 'create' || rule.condition.reads.some((path) => path.length > 1 || row.fields.has(path[0] as string)))
      .map((row) => row.id);
    if (ids.length === 0) continue;
    const at = relation({ model, actor: systemActor('validation', context.actor.zone), live: true }, object);
    const condition = rule.condition.toSql(at.scope);
    const statement = compileSql(
      sql`select ${ident(at.alias)}.id::text as id from ${at.from()} where ${ident(at.alias)}.id = any(${new Slot('ids')}::uuid[]) and (${condition}) is false`,
    );
    for (const found of await tx.query<{ id: string }>(bindSlots(statement, { ids, me: null, now: context.now.toISOString() }))) {
      const row = byId.get(found.id);
      if (row) failRow(row, 'invalid_record', ruleIssue(context, rule));
      passed = false;
    }
  }
  return passed;
}
