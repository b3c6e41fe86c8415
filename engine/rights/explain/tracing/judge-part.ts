import type { ReadMode } from '../../../access/object-access.ts';
import type { RowForm, RowRule, SharedCondition } from '../../../access/row-rules.ts';
import { stands } from '../../../errors/guards.ts';
import type { CompiledExpression } from '../../../expressions/types.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import { guardedInputs } from '../../../query/relation.ts';
import type { GrantCase, Part } from './grant-case.ts';
import type { RecordAnswers, RecordChecks } from './record-checks.ts';

/** True, false, or null where it would tell the one who asks something that is hidden from them, or where no record is asked about. */
export type Truth = boolean | null;

export interface JudgedForm {
  readonly form: RowForm;
  /** How the part reads: what is inherited in lists is asked of what may be listed. */
  readonly mode: ReadMode;
  readonly really: boolean;
  readonly told: Truth;
}

export interface JudgedCase {
  readonly grantCase: GrantCase;
  readonly forms: readonly JudgedForm[];
  readonly condition: { readonly expression: CompiledExpression; readonly really: boolean; readonly told: Truth } | undefined;
  /** Whether the grant gives what is asked, by itself. */
  readonly really: boolean;
  readonly told: Truth;
}

export interface JudgedPart {
  readonly part: Part;
  readonly cases: readonly JudgedCase[];
  /** What the cell is made of in other objects. */
  readonly madeOf: readonly { readonly path: readonly string[]; readonly reached: boolean }[];
  readonly allowed: boolean;
}

/** A part of a question, to be asked of the record and judged by the answers. */
export interface Judgement {
  readonly model: Model;
  readonly object: ObjectModel;
  readonly part: Part;
  readonly cases: readonly GrantCase[];
  /** What is read nowhere, whatever the grants say. */
  readonly nowhere: readonly (readonly string[])[];
  /** Whether the one who asks may know only what they see. */
  readonly limited: boolean;
}

const everyRow: RowRule = { key: 'all', forms: [] };

function ruleOf({ rule, counts }: GrantCase): RowRule | undefined {
  if (!counts || rule === undefined) return undefined;
  return rule === 'all' ? everyRow : rule;
}

/** Fields that show, by a form holding or not, what they say. */
function telling(object: ObjectModel, form: RowForm): readonly (readonly string[])[] {
  if (form.kind === 'inherit') return object.fields.has(form.link) ? [[form.link]] : [];
  return form.kind === 'territory' || form.kind === 'shared' || !object.fields.has('owner') ? [] : [['owner']];
}

/** Notes all that must be asked of the record. */
export function askOf(checks: RecordChecks, { object, part, cases, limited }: Judgement): void {
  const seeing = (paths: readonly (readonly string[])[]): void => {
    if (limited) for (const path of paths) checks.path(path, 'record');
  };
  const condition = (expression: CompiledExpression): void => {
    checks.condition(expression);
    seeing(expression.reads);
  };
  for (const one of cases) {
    const rule = ruleOf(one);
    for (const form of rule?.forms ?? []) {
      checks.form(form, part.mode);
      seeing(telling(object, form));
      if (form.kind === 'shared') for (const shared of form.rules) condition(shared.condition);
    }
    if (rule?.condition) condition(rule.condition);
  }
  for (const path of inputsOf(object, part)) checks.path(path, part.mode);
}

function inputsOf(object: ObjectModel, { cell }: Part): readonly (readonly string[])[] {
  return cell === undefined || cell.as === 'write' ? [] : guardedInputs(object, cell.field);
}

/** Judges a part by what the record answered; without a record whether there may be one for which it holds. */
export function judgePart(judgement: Judgement, checks: RecordChecks, answers: RecordAnswers | undefined): JudgedPart {
  const { object, part, cases, nowhere } = judgement;
  const judged = cases.map((one) => judgeCase(judgement, checks, answers, one));
  const guarded = inputsOf(object, part).map((path) => ({ path, reached: answers === undefined || answers.holds(checks.path(path, part.mode)) }));
  const lost = nowhere.filter((path) => !guarded.some((input) => input.path.join('.') === path.join('.'))).map((path) => ({ path, reached: false }));
  const known = new Set(nowhere.map((path) => path.join('.')));
  const madeOf = [...guarded.map(({ path, reached }) => ({ path, reached: reached && !known.has(path.join('.')) })), ...lost];
  return { part, cases: judged, madeOf, allowed: judged.some(({ really }) => really) && madeOf.every(({ reached }) => reached) };
}

function judgeCase(judgement: Judgement, checks: RecordChecks, answers: RecordAnswers | undefined, one: GrantCase): JudgedCase {
  const rule = ruleOf(one);
  if (rule === undefined) return { grantCase: one, forms: [], condition: undefined, really: false, told: false };
  const forms = rule.forms.map((form) => judgeForm(judgement, checks, answers, form));
  const expression = rule.condition;
  const condition = expression && { expression, ...judgeCondition(judgement, checks, answers, expression) };
  const rows = forms.length === 0 || forms.some(({ really }) => really);
  const really = one.gives && rows && (condition?.really ?? true);
  if (answers === undefined) return { grantCase: one, forms, condition, really, told: really };
  const rowsTold = forms.length === 0 ? true : anyOf(forms.map(({ told }) => told));
  return { grantCase: one, forms, condition, really, told: allOf([one.gives, rowsTold, condition === undefined ? true : condition.told]) };
}

function judgeCondition({ limited }: Judgement, checks: RecordChecks, answers: RecordAnswers | undefined, expression: CompiledExpression) {
  if (answers === undefined) return { really: true, told: null };
  const really = answers.holds(checks.condition(expression));
  return { really, told: !limited || !stands('why_truth') || sees(checks, answers, expression.reads) ? really : null };
}

function sees(checks: RecordChecks, answers: RecordAnswers, paths: readonly (readonly string[])[]): boolean {
  return paths.every((path) => answers.holds(checks.path(path, 'record')));
}

function judgeForm(judgement: Judgement, checks: RecordChecks, answers: RecordAnswers | undefined, form: RowForm): JudgedForm {
  const { mode } = judgement.part;
  if (answers === undefined) return { form, mode, really: true, told: null };
  const really = answers.holds(checks.form(form, mode));
  if (!judgement.limited) return { form, mode, really, told: really };
  // A share by rule says what its condition reads.
  const hidden = form.kind === 'shared' ? form.rules.some((rule) => ruleTruth(judgement, checks, answers, rule) === null) : false;
  const seen = !hidden && sees(checks, answers, telling(judgement.object, form));
  return { form, mode, really, told: seen ? really : null };
}

/** Whether a share by rule takes the record in, its end left aside. */
export function ruleTruth(judgement: Judgement, checks: RecordChecks, answers: RecordAnswers, { condition }: SharedCondition): Truth {
  return judgeCondition(judgement, checks, answers, condition).told;
}

function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}
