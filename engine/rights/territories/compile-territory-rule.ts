import type { Issue } from '../../errors/issue.ts';
import { compileExpression } from '../../expressions/compile-expression.ts';
import type { CompiledExpression, ExpressionIssue } from '../../expressions/types.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';

export type CompiledRule = { readonly ok: true; readonly condition: CompiledExpression } | { readonly ok: false; readonly issues: readonly ExpressionIssue[] };

// Filled in by the write itself, when the places have been worked out already.
const changing: ReadonlySet<string> = new Set(['version', 'updated_at', 'updated_by', 'deleted_at']);

/**
 * Compiles the condition of a territory for an object. Records are placed as they are written, so it may read nothing but what is stored in
 * the record itself, and formulas over that: a linked record, a roll-up or the clock would change without the record being written.
 */
export function compileTerritoryRule(object: ObjectModel, source: string): CompiledRule {
  const compiled = compileExpression(source, object.scope, 'boolean');
  if (!compiled.ok) return compiled;
  const { expression } = compiled;
  const issues = expression.reads.flatMap((path) => {
    const problem = pathProblem(object, path);
    return problem === undefined ? [] : [{ ...problem, ...placeOf(source, path) }];
  });
  if (expression.volatile) issues.push({ ...clock('The condition'), start: 0, end: [...source].length });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, condition: expression };
}

function clock(what: string): Issue {
  return { pointer: '', code: 'territory_rule_clock', message: `${what} changes by itself (TODAY, NOW or ME), so no record would stay where it lies.` };
}

/** Why a path cannot be read, through the formulas that it goes through. */
function pathProblem(object: ObjectModel, path: readonly string[], through: readonly FieldModel[] = []): Issue | undefined {
  const [name = '', ...rest] = path;
  const field = object.fields.get(name);
  // The compiler has resolved the names of the condition itself; a formula may name what has been hidden since.
  if (!field || through.includes(field)) return undefined;
  const by = through[0] ? `"${through[0].document.label.en}" reads` : 'The condition reads';
  if (rest.length > 0 && !field.type.expression?.(field.document)?.members?.[rest[0] as string])
    return { pointer: '', code: 'territory_rule_link', message: `${by} "${path.join('.')}" of another record. Copy what is needed into a field of this one.` };
  if (field.type.type === 'roll_up')
    return { pointer: '', code: 'territory_rule_roll_up', message: `${by} "${field.name}", which is a total over other records.` };
  if (changing.has(field.name))
    return { pointer: '', code: 'territory_rule_changing', message: `${by} "${field.name}", which is filled in as the record is written.` };
  if (!field.formula) return undefined;
  if (field.formula.volatile) return clock(`The formula "${field.document.label.en}"`);
  for (const inner of field.formula.reads) {
    const problem = pathProblem(object, inner, [...through, field]);
    if (problem) return problem;
  }
  return undefined;
}

/** Where the path stands in the source, in code points; the whole source where it is written by another name. */
function placeOf(source: string, path: readonly string[]): { readonly start: number; readonly end: number } {
  const written = path.join('.');
  const at = source.indexOf(written);
  if (at < 0) return { start: 0, end: [...source].length };
  const start = [...source.slice(0, at)].length;
  return { start, end: start + [...written].length };
}

/** All that the condition depends on, as text: where it differs, records have to be placed anew. */
export function ruleMeaning(object: ObjectModel, condition: CompiledExpression): readonly unknown[] {
  const parts = new Map<string, unknown>();
  const visit = (expression: CompiledExpression): void => {
    for (const path of expression.reads) {
      const field = object.fields.get(path[0] as string);
      if (!field || parts.has(field.name)) continue;
      parts.set(field.name, [field.document.type, field.formula?.source]);
      if (field.formula) visit(field.formula);
    }
  };
  visit(condition);
  return [condition.source, [...parts].sort(([left], [right]) => (left < right ? -1 : 1))];
}
