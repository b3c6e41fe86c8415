import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { FieldModel, Model } from '../../metadata/model.ts';
import { all, ident, type Sql, sql } from '../../sql/sql.ts';
import type { Proposal } from '../propose.ts';
import { planRetype } from '../retype/retype-plan.ts';
import { uniqueKeys } from '../tables/object-indexes.ts';
import { liveTable } from '../tables/object-tables.ts';

export type ValueProblem = 'lost' | 'longer' | 'outside' | 'finer' | 'choice_gone' | 'blank' | 'duplicate';

/** Values of existing records that a change concerns: those rows of the table `t` for which the condition holds. */
export interface ValueCheck {
  readonly problem: ValueProblem;
  readonly object: string;
  readonly field: string;
  readonly condition: Sql;
  readonly value: Sql;
}

function column(field: string, suffix = ''): Sql {
  return sql`t.${ident(`${field}${suffix}`)}`;
}

/** Every check that the changes of a proposal call for. */
export function valueChecks({ before, after, resolution }: Proposal): readonly ValueCheck[] {
  const retypes = resolution.retypes.map((retype): ValueCheck => {
    const plan = planRetype(retype, before.settings);
    return { problem: 'lost', object: plan.object, field: plan.field, condition: plan.loses('t'), value: shown(retype.before) };
  });
  const narrowed = resolution.writes.flatMap(({ document, state }) =>
    document?.kind === 'field' && state !== 'hidden' ? narrowings(before.objects.get(document.object)?.fields.get(document.field), document) : [],
  );
  return [...retypes, ...narrowed, ...(after ? duplicates(before, after) : [])];
}

function shown(field: FieldDocument): Sql {
  return field.type === 'phone' ? sql`coalesce(${column(field.field, '__raw')}, ${column(field.field)})` : sql`${column(field.field)}::text`;
}

function narrowings(before: FieldModel | undefined, after: FieldDocument): readonly ValueCheck[] {
  if (!before || before.document.type !== after.type || before.columns.length === 0) return [];
  const was = before.document;
  const main = column(after.field);
  const checks: ValueCheck[] = [];
  const add = (problem: ValueProblem, condition: Sql): void => {
    checks.push({ problem, object: after.object, field: after.field, condition, value: shown(after) });
  };
  const { max_length: length, minimum, maximum, scale } = after.options ?? {};
  if (length !== undefined && length < (was.options?.max_length ?? Number.POSITIVE_INFINITY)) add('longer', sql`char_length(${main}) > ${length}::int`);
  if (minimum !== undefined && minimum > (was.options?.minimum ?? Number.NEGATIVE_INFINITY)) add('outside', sql`${main} < ${String(minimum)}::numeric`);
  if (maximum !== undefined && maximum < (was.options?.maximum ?? Number.POSITIVE_INFINITY)) add('outside', sql`${main} > ${String(maximum)}::numeric`);
  if (scale !== undefined && scale < (was.options?.scale ?? Number.POSITIVE_INFINITY)) add('finer', sql`scale(trim_scale(${main})) > ${scale}::int`);
  const gone = removedChoices(was, after);
  if (gone.length > 0) add('choice_gone', after.type === 'choice' ? sql`${main} = any(${gone}::text[])` : sql`${main} && ${gone}::text[]`);
  if (after.required === true && was.required !== true) add('blank', sql`(${shown(after)} is null and t.deleted_at is null)`);
  return checks;
}

function removedChoices(before: FieldDocument, after: FieldDocument): string[] {
  const left = new Set((after.options?.choices ?? []).map(({ key }) => key));
  return (before.options?.choices ?? []).map(({ key }) => key).filter((key) => !left.has(key));
}

/** Records that share what is to be unique, where all of its fields have been there before. */
function duplicates(before: Model, after: Model): readonly ValueCheck[] {
  return [...after.objects.values()].flatMap((object) => {
    const known = before.objects.get(object.name);
    if (!known || object.table[0] !== 'crm') return [];
    const there = new Set(liveTable(known).indexes.map(({ name }) => name));
    return liveTable(object)
      .indexes.filter(
        ({ unique, name, fields }) => unique && !there.has(name) && fields.every((field) => sameType(known.fields.get(field), object.fields.get(field))),
      )
      .map(({ fields }): ValueCheck => {
        const keys = fields.flatMap((field) => uniqueKeys(object.fields.get(field) as FieldModel));
        const same = sql`select ${sql.join(keys)} from ${ident('crm', object.name)} where ${all([sql`deleted_at is null`, ...keys.map((key) => sql`${key} is not null`)])}
          group by ${sql.join(keys)} having count(*) > 1`;
        const value = sql`concat_ws(' / ', ${sql.join(fields.map((field) => sql`${column(field)}::text`))})`;
        return {
          problem: 'duplicate',
          object: object.name,
          field: fields.join(', '),
          condition: sql`(t.deleted_at is null and (${sql.join(keys)}) in (${same}))`,
          value,
        };
      });
  });
}

function sameType(before: FieldModel | undefined, after: FieldModel | undefined): boolean {
  return before !== undefined && before.document.type === after?.document.type;
}
