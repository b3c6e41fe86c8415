import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { compileExpression } from '../../expressions/compile-expression.ts';
import type { CompiledExpression, ExpressionType, TypeScope } from '../../expressions/types.ts';
import { pickingFunctions } from '../../fields/roll_up/roll_up.ts';
import type { ColumnModel, FieldModel, ObjectModel, ValidationModel } from '../model.ts';
import { checkTells } from './check-tells.ts';
import { compileReminder } from './compile-reminder.ts';
import { canBePicked } from './computed-shape.ts';
import type { FieldDraft, ObjectDraft } from './object-draft.ts';
import { objectScope } from './object-scope.ts';

export type { ObjectDraft } from './object-draft.ts';

type Drafts = ReadonlyMap<string, ObjectDraft>;

const resultTypes: Readonly<Record<string, ExpressionType>> = {
  text: 'text',
  number: 'number',
  integer: 'number',
  money: 'number',
  percent: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
};

/** Compiles one object with all its expressions; issues are added to `issues` and the result is then undefined. */
export function compileObject(draft: ObjectDraft, drafts: Drafts, hash: string, issues: Issue[]): ObjectModel | undefined {
  const before = issues.length;
  const { document } = draft;
  const scope = objectScope(document.name, (name) => drafts.get(name)?.fields);
  const fields = new Map<string, FieldModel>();
  for (const field of draft.fields.values()) fields.set(field.name, compileField(field, scope, drafts, issues));
  const title = fields.get(document.title);
  if (!title) issues.push({ pointer: `/object/${document.name}/title`, message: `There is no field "${document.title}" to serve as title.` });
  else if (title.type.expression?.(title.document)?.type !== 'text')
    issues.push({
      pointer: `/object/${document.name}/title`,
      message: `The title must be a field with a text value; "${document.title}" is of type ${title.document.type}.`,
    });
  const parent = document.parent === undefined ? undefined : fields.get(document.parent);
  if (document.parent !== undefined && parent?.document.type !== 'link')
    issues.push({ pointer: `/object/${document.name}/parent`, message: `"${document.parent}" is not a link field of this object.` });
  for (const [index, key] of (document.unique ?? []).entries()) {
    for (const name of key.fields)
      if (!fields.get(name)?.columns.length)
        issues.push({ pointer: `/object/${document.name}/unique/${index}`, message: `There is no stored field "${name}".` });
  }
  const validations = compileValidations(draft, scope, issues);
  const reminder = compileReminder(document, fields, scope, issues);
  checkTells(document, drafts, issues);
  checkFormulaCycles(document.name, fields, issues);
  if (issues.length > before || !title) return undefined;
  const isUser = document.name === 'user';
  return {
    name: document.name,
    document,
    table: isUser ? ['sys', 'user'] : ['crm', document.name],
    fields,
    title,
    validations,
    lines: [],
    ...(parent ? { parent } : {}),
    ...(reminder ? { reminder } : {}),
    incoming: [],
    searchFields: [...fields.values()].filter((field) => field.document.searchable === true && (field.type.searchSuffixes?.length ?? 0) > 0),
    hash,
    scope,
  };
}

function compileField(draft: FieldDraft, scope: TypeScope, drafts: Drafts, issues: Issue[]): FieldModel {
  const { document, type } = draft;
  const at = (property: string): string => `/field/${document.name}/${property}`;
  if (!draft.system) checkTarget(draft, drafts, issues);
  if (document.type === 'roll_up') checkMeasured(document, drafts, issues);
  const columns: ColumnModel[] = type
    .columns(document)
    .map((column) => ({ name: `${draft.name}${column.suffix}`, type: column.type, ...(column.check ? { check: column.check } : {}) }));
  const compile = (property: 'default' | 'required_when' | 'visible_when' | 'read_only_when', expected?: ExpressionType): CompiledExpression | undefined => {
    const source = document[property];
    return source === undefined ? undefined : compileAt(source, scope, expected, at(property), issues);
  };
  const shape = type.expression?.(document);
  const optional = {
    sideTable: type.sideTable ? `${document.object}__${draft.name}` : undefined,
    target: draft.target,
    picked: draft.picked,
    formula: document.type === 'formula' ? compileFormula(document, scope, at, issues) : undefined,
    storedTable: document.type === 'roll_up' && document.options?.stored === true ? storedTableOf(draft, drafts, at, issues) : undefined,
    rollUpFilter: document.type === 'roll_up' ? compileRollUpFilter(document, drafts, at, issues) : undefined,
    default: compile('default', document.type === 'multi_choice' || document.type === 'tags' ? undefined : shape?.type),
    requiredWhen: compile('required_when', 'boolean'),
    visibleWhen: compile('visible_when', 'boolean'),
    readOnlyWhen: compile('read_only_when', 'boolean'),
  };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<FieldModel>;
  return { name: draft.name, object: document.object, document, type, state: draft.state, columns, system: draft.system, ...present };
}

function compileAt(source: string, scope: TypeScope, expected: ExpressionType | undefined, pointer: string, issues: Issue[]): CompiledExpression | undefined {
  const result = expected === undefined ? compileExpression(source, scope) : compileExpression(source, scope, expected);
  if (result.ok) return result.expression;
  for (const issue of result.issues) issues.push({ ...issue, pointer });
  return undefined;
}

function compileFormula(document: FieldDocument, scope: TypeScope, at: (property: string) => string, issues: Issue[]): CompiledExpression | undefined {
  const { expression, result, currency_field: currency } = document.options ?? {};
  if (expression === undefined || result === undefined) return undefined;
  if (result === 'money' && currency !== undefined && scope.resolve([...currency.split('.'), 'currency']) === undefined) {
    issues.push({ pointer: at('options/currency_field'), message: `"${currency}" is not a money field.` });
  }
  return compileAt(expression, scope, resultTypes[result], at('options/expression'), issues);
}

function compileRollUpFilter(document: FieldDocument, drafts: Drafts, at: (property: string) => string, issues: Issue[]): CompiledExpression | undefined {
  const { object, filter } = document.options ?? {};
  if (object === undefined || !drafts.has(object) || filter === undefined) return undefined;
  return compileAt(
    filter,
    objectScope(object, (name) => drafts.get(name)?.fields),
    'boolean',
    at('options/filter'),
    issues,
  );
}

const ordering: ReadonlySet<string> = new Set(['number', 'date', 'datetime']);

/** The fields of the related object that a roll-up names are there and can do what it asks of them. */
function checkMeasured({ name, options }: FieldDocument, drafts: Drafts, issues: Issue[]): void {
  const { object, field, by, function: fn } = options ?? {};
  const child = object === undefined ? undefined : drafts.get(object);
  if (!child) return;
  const tell = (property: string, message: string) => issues.push({ pointer: `/field/${name}/options/${property}`, message });
  const find = (property: string, named: string | undefined): FieldDraft | undefined => {
    const found = named === undefined ? undefined : child.fields.get(named);
    if (named !== undefined && !found) tell(property, `"${object}" has no field "${named}".`);
    return found;
  };
  const measured = find('field', field);
  const order = find('by', by);
  if (measured && pickingFunctions.has(fn ?? '') && !canBePicked(measured.document, measured.type, fn))
    tell('field', `"${field}" is of type ${measured.document.type}; ${fn} gives one text, number, date or yes and no${fn === 'mode' ? '' : ', or an amount'}.`);
  if (order && !ordering.has(order.type.expression?.(order.document)?.type ?? ''))
    tell('by', `"${by}" is of type ${order.document.type}; first and last go by a number or a date.`);
}

const longestTable = 63;
const kept: ReadonlySet<string> = new Set(['number', 'date', 'datetime']);

/** The table of a stored roll-up. What it measures must have one value for everyone, of a type that a column keeps. */
function storedTableOf({ name, document, type }: FieldDraft, drafts: Drafts, at: (property: string) => string, issues: Issue[]): string {
  const { object, field, filter, function: fn } = document.options ?? {};
  const measured = field === undefined ? undefined : drafts.get(object ?? '')?.fields.get(field);
  const shape = measured?.type.expression?.(measured.document);
  // What is picked is of a type that stands in a column anyhow.
  if (measured && !pickingFunctions.has(fn ?? '') && !(kept.has(type.expression?.(document).type ?? '') && kept.has(shape?.type ?? '')))
    issues.push({ pointer: at('options/field'), message: `A stored roll-up measures numbers and dates; "${field}" is of type ${measured.document.type}.` });
  if (filter !== undefined && /\bME\s*\(/i.test(filter))
    issues.push({ pointer: at('options/filter'), message: 'A stored roll-up has one value for everyone: its filter cannot use ME().' });
  const table = `${document.object}__${name}`;
  if (table.length > longestTable) issues.push({ pointer: at('options/stored'), message: `"${table}" is too long for the name of a table.` });
  return table;
}

function checkTarget(draft: FieldDraft, drafts: Drafts, issues: Issue[]): void {
  const { options, type, name, object } = draft.document;
  const pointer = `/field/${name}/options/object`;
  if (draft.target === undefined) return;
  const target = drafts.get(draft.target);
  if (!target) {
    issues.push({ pointer, message: `There is no object "${draft.target}".` });
    return;
  }
  if ((type === 'lines' || type === 'roll_up') && options?.link !== undefined) {
    const back = target.fields.get(options.link);
    if (back?.document.type !== 'link' || back.target !== object)
      issues.push({ pointer: `/field/${name}/options/link`, message: `"${options.link}" is not a link of "${draft.target}" to "${object}".` });
  }
  if (type === 'lines' && target.document.parent !== options?.link)
    issues.push({ pointer, message: `"${draft.target}" must name "${options?.link}" as its parent to be owned as lines.` });
}

function compileValidations(draft: ObjectDraft, scope: TypeScope, issues: Issue[]): readonly ValidationModel[] {
  const compiled: ValidationModel[] = [];
  for (const [index, rule] of (draft.document.validations ?? []).entries()) {
    const pointer = `/object/${draft.document.name}/validations/${index}`;
    const condition = compileAt(rule.condition, scope, 'boolean', `${pointer}/condition`, issues);
    if (rule.field !== undefined && !draft.fields.has(rule.field)) issues.push({ pointer: `${pointer}/field`, message: `There is no field "${rule.field}".` });
    if (condition) compiled.push({ name: rule.name, condition, message: rule.message, ...(rule.field === undefined ? {} : { field: rule.field }) });
  }
  return compiled;
}

const maximumFormulaDepth = 10;

function checkFormulaCycles(object: string, fields: ReadonlyMap<string, FieldModel>, issues: Issue[]): void {
  const depthOf = (name: string, trail: readonly string[]): number => {
    if (trail.includes(name)) throw new RangeError([...trail.slice(trail.indexOf(name)), name].join(' → '));
    const reads = fields.get(name)?.formula?.reads ?? [];
    return reads.reduce((depth, path) => Math.max(depth, 1 + depthOf(path[0] as string, [...trail, name])), 0);
  };
  for (const field of fields.values()) {
    if (!field.formula) continue;
    try {
      const depth = depthOf(field.name, []);
      if (depth > maximumFormulaDepth)
        issues.push({
          pointer: `/field/${object}.${field.name}/options/expression`,
          message: `Formulas build on each other ${depth} deep; at most ${maximumFormulaDepth} is allowed.`,
        });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      issues.push({ pointer: `/field/${object}.${field.name}/options/expression`, message: `The formula depends on itself: ${error.message}.` });
      return;
    }
  }
}
