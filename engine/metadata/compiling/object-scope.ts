import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { ScopeEntry, TypeScope } from '../../expressions/types.ts';
import type { FieldType } from '../../fields/field-type.ts';
import { fold } from '../../sql/fold.ts';

/** What a scope needs to know of a field. */
export interface ScopeFieldInfo {
  readonly name: string;
  readonly document: FieldDocument;
  readonly type: FieldType;
  /** Object a link, user or lines field points to. */
  readonly target?: string | undefined;
  /** roll_up that picks a value: the field that the value is from. */
  readonly picked?: FieldDocument | undefined;
}

/** Looks up the fields of an object by name; hidden ones are left out by the caller. */
export type FieldLookup = (object: string) => ReadonlyMap<string, ScopeFieldInfo> | undefined;

const maximumDepth = 4;

function findField(fields: ReadonlyMap<string, ScopeFieldInfo>, segment: string): ScopeFieldInfo | undefined {
  const direct = fields.get(segment);
  if (direct) return direct;
  const wanted = fold(segment);
  let found: ScopeFieldInfo | undefined;
  for (const field of fields.values()) {
    const { en, vi } = field.document.label;
    if (fold(en) !== wanted && fold(vi) !== wanted && fold(field.name) !== wanted) continue;
    // @NOTE two fields with one label: neither is meant, the API name must be used.
    if (found) return undefined;
    found = field;
  }
  return found;
}

function choicesOf({ document, picked = document }: ScopeFieldInfo): ReadonlyMap<string, string> | undefined {
  const choices = picked.options?.choices;
  if (!choices) return undefined;
  const map = new Map<string, string>();
  for (const choice of choices) for (const text of [fold(choice.label.vi), fold(choice.label.en)]) map.set(text, choice.key);
  for (const choice of choices) map.set(choice.key, choice.key);
  return map;
}

/** The names an expression over an object may use: its fields, members of composite fields, and fields of linked objects. */
export function objectScope(object: string, lookup: FieldLookup): TypeScope {
  const cache = new Map<string, ScopeEntry | undefined>();
  const resolve = (path: readonly string[]): ScopeEntry | undefined => {
    const key = path.join('.');
    if (cache.has(key)) return cache.get(key);
    const entry = resolvePath(object, path, lookup, []);
    // The cache is bounded: only names that exist are kept.
    if (entry) cache.set(key, entry);
    return entry;
  };
  return { resolve, names: () => [...(lookup(object)?.keys() ?? [])] };
}

function resolvePath(object: string, path: readonly string[], lookup: FieldLookup, before: readonly string[]): ScopeEntry | undefined {
  const [segment, ...rest] = path;
  const fields = lookup(object);
  if (segment === undefined || !fields || before.length + path.length > maximumDepth + 1) return undefined;
  const field = findField(fields, segment);
  if (!field) return undefined;
  const here = [...before, field.name];
  const shape = field.type.expression?.(field.document);
  if (rest.length === 0) {
    if (!shape) return undefined;
    const choices = choicesOf(field);
    return choices ? { path: here, type: shape.type, choices } : { path: here, type: shape.type };
  }
  const member = rest.length === 1 ? shape?.members?.[rest[0] as string] : undefined;
  if (member) return { path: [...here, rest[0] as string], type: member.type };
  if (shape?.type !== 'reference' || field.target === undefined) return undefined;
  return resolvePath(field.target, rest, lookup, here);
}
