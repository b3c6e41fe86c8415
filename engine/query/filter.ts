import { AppError } from '../errors/app-error.ts';
import { stands } from '../errors/guards.ts';
import { compileExpression } from '../expressions/compile-expression.ts';
import type { CompiledExpression, ScopeEntry, TypeScope } from '../expressions/types.ts';
import type { ObjectModel } from '../metadata/model.ts';
import { all, type Sql, sql } from '../sql/sql.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';
import type { Relation } from './relation.ts';

/** Whether every field on the path can be read by the actor in at least some rows. */
function reachable(frame: ReadFrame, object: ObjectModel, path: readonly string[]): boolean {
  const field = object.fields.get(path[0] as string);
  if (!field || (accessIn(frame, object).readCell(field) === 'none' && stands('names'))) return false;
  const rest = path.slice(1);
  if (rest.length === 0 || field.type.expression?.(field.document)?.members?.[rest[0] as string]) return true;
  const target = frame.model.objects.get(field.target ?? '');
  return target !== undefined && reachable(frame, target, rest);
}

/** The names an actor may use in expressions over an object: unknown and forbidden are one answer. */
export function actorScope(frame: ReadFrame, object: ObjectModel): TypeScope {
  const resolve = (path: readonly string[]): ScopeEntry | undefined => {
    const entry = object.scope.resolve(path);
    return entry && reachable(frame, object, entry.path) ? entry : undefined;
  };
  return { resolve, names: () => object.scope.names().filter((name) => reachable(frame, object, [name])) };
}

/** Compiles a filter given by the actor, or throws bad_expression with places and suggestions. */
export function compileFilter(frame: ReadFrame, object: ObjectModel, source: string): CompiledExpression {
  const result = compileExpression(source, actorScope(frame, object), 'boolean');
  if (result.ok) return result.expression;
  throw new AppError('bad_expression', `The filter is not valid: ${result.issues[0]?.message ?? ''}`, {
    issues: result.issues.map((issue) => ({ ...issue, pointer: '/filter' })),
  });
}

/** The condition of a filter. A row where it reads a hidden cell does not match, whatever the filter says about it. */
export function filterCondition(at: Relation, filter: CompiledExpression): Sql {
  const guards = stands('filter') ? filter.reads.flatMap((path) => at.guards(path)) : [];
  return all([...guards, sql`(${filter.toSql(at.scope)})`]);
}
