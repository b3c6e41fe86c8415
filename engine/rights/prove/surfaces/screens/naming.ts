import { compileExpression } from '../../../../expressions/compile-expression.ts';
import type { ObjectModel } from '../../../../metadata/model.ts';
import type { Looking, Scene } from '../../scene.ts';

export type Json = Readonly<Record<string, unknown>>;

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Json)[name] : undefined;
}

export function members(value: unknown, ...names: readonly string[]): readonly unknown[] {
  return names.map((name) => member(value, name));
}

export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

/** Names the first field on the path that is shown nowhere to the person, not even as dots. */
export function shutName(scene: Scene, looking: Looking, object: ObjectModel, [name = '', ...rest]: readonly string[]): string | undefined {
  const field = object.fields.get(name);
  if (!field || scene.seen.oracle.fieldSomewhere(looking.person, object.name, name) === 'hidden') return `${object.name}.${name}`;
  if (rest.length === 0 || field.type.expression?.(field.document)?.members?.[rest[0] as string]) return undefined;
  const target = scene.seen.model.objects.get(field.target ?? '');
  return target && shutName(scene, looking, target, rest);
}

/** Of these paths the names that are shown nowhere to the person. */
export function shutPaths(scene: Scene, looking: Looking, at: ObjectModel, paths: unknown): readonly string[] {
  const given = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
  return given.flatMap((path) => shutName(scene, looking, at, path.replace(/^-/, '').split('.')) ?? []);
}

/** Fields that are shown nowhere to the person and yet named by the expression. */
export function namedBy(scene: Scene, looking: Looking, object: ObjectModel, source: unknown): readonly string[] {
  if (typeof source !== 'string') return [];
  const compiled = compileExpression(source, object.scope);
  return compiled.ok ? compiled.expression.reads.flatMap((path) => shutName(scene, looking, object, path) ?? []) : [];
}
