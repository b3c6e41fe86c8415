import { compileExpression } from '../../expressions/compile-expression.ts';
import type { CompiledExpression } from '../../expressions/types.ts';
import { type MetadataRights, readsPath } from '../metadata-rights.ts';
import type { Model, ObjectModel } from '../model.ts';

/** The canonical text of an expression, or undefined when it reads a field that the person may not. */
export function readableSource(model: Model, object: ObjectModel, expression: CompiledExpression | undefined, rights: MetadataRights): string | undefined {
  if (!expression?.reads.every((path) => readsPath(model, object, path, rights))) return undefined;
  return expression.source;
}

/** The same for text that a document holds; undefined too when it no longer compiles. */
export function readableText(model: Model, object: ObjectModel, text: string, rights: MetadataRights): string | undefined {
  const result = compileExpression(text, object.scope, 'boolean');
  return result.ok ? readableSource(model, object, result.expression, rights) : undefined;
}
