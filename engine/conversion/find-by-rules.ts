import { AppError } from '../errors/app-error.ts';
import type { FieldModel, ObjectModel } from '../metadata/model.ts';
import { listRecords } from '../query/lists/list-records.ts';
import type { DuplicateFinder, PossibleDuplicate } from './duplicate-finder.ts';

const mostOfRule = 5;

/** Possible duplicates by the equality of all fields of a rule: texts, names and addresses folded, phones by number. */
export const findByRules: DuplicateFinder = async (context, actor, name, values) => {
  const object = context.model.objects.get(name);
  const found = new Map<string, PossibleDuplicate>();
  for (const { label, fields } of object?.document.duplicates ?? []) {
    const filter = object && ruleFilter(object, fields, values);
    if (filter === undefined) continue;
    const { items } = await listRecords(context, actor, name, { filter, fields: ['id', object?.title.name ?? 'id'], limit: mostOfRule }).catch(
      nothingToFilterBy,
    );
    for (const item of items) {
      const before = found.get(item.id);
      found.set(item.id, { id: item.id, title: before?.title ?? titleText(item[object?.title.name ?? '']), reasons: [...(before?.reasons ?? []), label] });
    }
  }
  return [...found.values()];
};

/** A rule over fields that are hidden from the person finds nothing for them. */
function nothingToFilterBy(error: unknown): Awaited<ReturnType<typeof listRecords>> {
  if (error instanceof AppError && (error.code === 'bad_expression' || error.code === 'not_found')) return { items: [], next_cursor: null, count: null };
  throw error;
}

function ruleFilter(object: ObjectModel, fields: readonly string[], values: Readonly<Record<string, unknown>>): string | undefined {
  const conditions = fields.map((name) => {
    const field = object.fields.get(name);
    return field && equality(field, values[name]);
  });
  return conditions.includes(undefined) ? undefined : conditions.join(' AND ');
}

/** The condition that the field has this value; undefined for empty values, which are like nothing, and for those without a text. */
function equality({ name, type }: FieldModel, wire: unknown): string | undefined {
  const parts = (typeof wire === 'object' && wire !== null ? wire : {}) as Readonly<Record<string, unknown>>;
  if (type.type === 'phone') return typeof parts.number === 'string' ? `${name} = ${JSON.stringify(parts.number)}` : undefined;
  const text = typeof wire === 'string' ? wire : (parts.full ?? parts.text);
  return typeof text === 'string' && text !== '' ? `FOLD(${name}) = FOLD(${JSON.stringify(text)})` : undefined;
}

/** A title as one line of text, whatever the type of its field. */
function titleText(wire: unknown): string {
  if (typeof wire !== 'object' || wire === null) return wire === null || wire === undefined ? '' : String(wire);
  const { full, text, raw } = wire as Readonly<Record<string, unknown>>;
  return String(full ?? text ?? raw ?? '');
}
