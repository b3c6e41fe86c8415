import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { ConversionSettings, Converted, Suffix } from './conversion.ts';

type Reader = (text: Sql, field: FieldDocument, settings: ConversionSettings) => Converted;

const decimalPattern = '^[+-]?[0-9]{1,30}(\\.[0-9]{1,20})?$';

function shorterThan(text: Sql, limit: number): Sql {
  return sql`(case when char_length(${text}) <= ${sql.lit(limit)} then ${text} end)`;
}

/** Rounded to the field's scale, without needless zeros. */
export function scaled(value: Sql, field: FieldDocument): Sql {
  const scale = field.options?.scale;
  return scale === undefined ? sql`trim_scale(${value})` : sql`trim_scale(round(${value}, ${sql.lit(scale)}))`;
}

function decimal(text: Sql, field: FieldDocument): Sql {
  return sql`(case when ${text} ~ ${sql.lit(decimalPattern)} then ${scaled(sql`${text}::numeric`, field)} end)`;
}

/** Keys of a choice as an SQL list; keys are a-z, digits and underscores, so they stand in DDL as constants. */
function keys(field: FieldDocument): Sql {
  const known = (field.options?.choices ?? []).map(({ key }) => sql`${sql.lit(key)}`);
  return known.length === 0 ? sql`null` : sql.join(known);
}

/** The key that a text looks like: "Hà Nội" is ha_noi. */
function keyOf(text: Sql): Sql {
  return sql`btrim(regexp_replace(crm.fold(${text}), '[^a-z0-9]+', '_', 'g'), '_')`;
}

function choiceKey(text: Sql, field: FieldDocument): Sql {
  return sql`(case when ${text} in (${keys(field)}) then ${text} when ${keyOf(text)} in (${keys(field)}) then ${keyOf(text)} end)`;
}

function pieces(text: Sql): Sql {
  return sql`regexp_split_to_table(${text}, '\\s*[,;]\\s*') as piece`;
}

const isoDate = '^[0-9]{4}-[0-9]{2}-[0-9]{2}';
const localDate = '^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$';

/** ISO, or day/month/year as people write it here. */
function dateOf(text: Sql, field: FieldDocument): Sql {
  const iso = sql`left(${text}, 10)`;
  const local = sql`regexp_replace(${text}, ${sql.lit(localDate)}, '\\3-\\2-\\1')`;
  const noYear =
    field.options?.year_optional === true
      ? sql` when ${text} ~ '^--[0-9]{2}-[0-9]{2}$' and pg_input_is_valid('1604' || substr(${text}, 2), 'date') then ('1604' || substr(${text}, 2))::date`
      : sql``;
  return sql`(case when ${text} ~ ${sql.lit(isoDate)} and pg_input_is_valid(${iso}, 'date') then ${iso}::date
    when ${text} ~ ${sql.lit(localDate)} and pg_input_is_valid(${local}, 'date') then ${local}::date${noYear} end)`;
}

function datetimeOf(text: Sql, field: FieldDocument, settings: ConversionSettings): Sql {
  const zoned = '(Z|[+-][0-9]{2}:?[0-9]{2})$';
  return sql`(case when ${text} ~ ${sql.lit(`${isoDate}[T ]`)} and not pg_input_is_valid(${text}, 'timestamptz') then null
    when ${text} ~ ${sql.lit(`${isoDate}[T ].*${zoned}`)} then ${text}::timestamptz
    when ${text} ~ ${sql.lit(`${isoDate}[T ]`)} then ${text}::timestamp at time zone ${sql.lit(settings.zone)}
    else ${dateOf(text, field)}::timestamp at time zone ${sql.lit(settings.zone)} end)`;
}

function phone(text: Sql): Converted {
  const digits = sql`regexp_replace(${text}, '[^0-9+]', '', 'g')`;
  const main = sql`(case when ${digits} ~ '^\\+[1-9][0-9]{7,14}$' then ${digits} when ${digits} ~ '^0[1-9][0-9]{8,9}$' then '+84' || substr(${digits}, 2) end)`;
  return { main, parts: new Map<Suffix, Sql>([['__raw', text]]), alters: sql`false` };
}

function money(text: Sql, field: FieldDocument, settings: ConversionSettings): Converted {
  const code = '\\s*[A-Z]{3}$';
  const amount = decimal(sql`regexp_replace(${text}, ${sql.lit(code)}, '')`, field);
  const currency = sql`coalesce(substring(${text} from '[A-Z]{3}$'), ${sql.lit(field.options?.currency ?? settings.currency)})`;
  return { main: amount, parts: new Map<Suffix, Sql>([['__currency', sql`(case when ${amount} is not null then ${currency} end)`]]) };
}

const readers: Partial<Record<FieldDocument['type'], Reader>> = {
  text: (text, field) => ({ main: shorterThan(sql`regexp_replace(${text}, '\\s+', ' ', 'g')`, field.options?.max_length ?? 255) }),
  long_text: (text, field) => ({ main: shorterThan(text, field.options?.max_length ?? 100_000) }),
  email: (text) => ({
    main: sql`(case when ${text} ~ '^[A-Za-z0-9.!#$%&''*+/=?^_\`{|}~-]{1,64}@([A-Za-z0-9-]+\\.)+[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*$' and char_length(${text}) <= 254
      then split_part(${text}, '@', 1) || '@' || lower(split_part(${text}, '@', 2)) end)`,
  }),
  url: (text) => ({ main: sql`(case when ${text} ~* '^https?://[^[:space:]]+$' then ${text} end)` }),
  phone,
  integer: (text) => ({ main: sql`(case when ${text} ~ '^[+-]?[0-9]{1,15}(\\.0+)?$' then trunc(${text}::numeric)::bigint end)` }),
  decimal: (text, field) => ({ main: decimal(text, field) }),
  percent: (text, field) => ({
    main: sql`(case when ${text} ~ '%$' then ${scaled(sql`${decimal(sql`rtrim(${text}, '% ')`, { ...field, options: {} })} / 100`, field)} else ${decimal(text, field)} end)`,
  }),
  money,
  boolean: (text) => ({
    main: sql`(case when crm.fold(${text}) in ('true', 'yes', 'y', '1', 'co', 'dung', 'x') then true
      when crm.fold(${text}) in ('false', 'no', 'n', '0', 'khong', 'sai') then false end)`,
  }),
  date: (text, field) => ({ main: dateOf(text, field) }),
  datetime: (text, field, settings) => ({ main: datetimeOf(text, field, settings) }),
  choice: (text, field) => ({ main: choiceKey(text, field) }),
  multi_choice: (text, field) => ({
    main: sql`(select case when bool_and(${choiceKey(sql`piece`, field)} is not null) then array_agg(distinct ${choiceKey(sql`piece`, field)}) end from ${pieces(text)} where piece <> '')`,
  }),
  tags: (text) => ({ main: sql`(select array_agg(distinct piece) from ${pieces(text)} where piece <> '')` }),
  person_name: (text) => ({ main: shorterThan(text, 200), parts: new Map<Suffix, Sql>([['__given', sql`substring(${text} from '[^[:space:]]+$')`]]) }),
  address: (text) => ({ main: text }),
  auto_number: (text) => ({ main: text }),
};

/** A text (not NULL where there is a value) as a value of the field, or undefined for types that no text can become. */
export function textAsValue(text: Sql, field: FieldDocument, settings: ConversionSettings): Converted | undefined {
  return readers[field.type]?.(sql`nullif(btrim(${text}), '')`, field, settings);
}

/** Types that a text can become. */
export const readableTypes: ReadonlySet<string> = new Set(Object.keys(readers));
