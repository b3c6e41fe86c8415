import { AppError } from '../../errors/app-error.ts';
import { failure, type Issue, pointerSegment, type Result, success } from '../../errors/issue.ts';

/** Reads one parameter of a query string. */
export type QueryParser<T> = (text: string) => Result<T>;

const bad = (message: string) => failure({ pointer: '', message });

export const text: QueryParser<string> = (written) => success(written);

export const whole: QueryParser<number> = (written) => (/^\d{1,15}$/.test(written) ? success(Number(written)) : bad('must be a whole number'));

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const uuid: QueryParser<string> = (written) => (uuidForm.test(written) ? success(written.toLowerCase()) : bad('must be a UUID'));

const momentForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** A moment; answered in UTC with milliseconds. */
export const moment: QueryParser<string> = (written) => {
  const time = momentForm.test(written) ? new Date(written) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? bad('must be a time such as 2026-11-22T09:00:00Z') : success(time.toISOString());
};

/** Items between commas; empty ones are left out. */
export const list: QueryParser<readonly string[]> = (written) =>
  success(
    written
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

export const flag: QueryParser<boolean> = (written) => {
  if (written === '1' || written === 'true') return success(true);
  return written === '0' || written === 'false' ? success(false) : bad('must be 1 or 0');
};

export function oneOf<const T extends string>(...values: readonly T[]): QueryParser<T> {
  return (written) => {
    const found = values.find((value) => value === written);
    return found === undefined ? bad(`must be one of ${values.join(', ')}`) : success(found);
  };
}

export type QuerySpec = Readonly<Record<string, QueryParser<unknown>>>;
export type Query<S extends QuerySpec> = { readonly [K in keyof S]?: S[K] extends QueryParser<infer T> ? T : never };

/** Reads a query string by its declared parameters; throws bad_request naming every parameter that is unknown, repeated or wrong. */
export function parseQuery<S extends QuerySpec>(query: unknown, spec: S): Query<S> {
  const issues: Issue[] = [];
  const found: Record<string, unknown> = {};
  for (const [name, written] of Object.entries(query as Record<string, string | string[]>)) {
    const pointer = pointerSegment(name);
    const parse = Object.hasOwn(spec, name) ? spec[name] : undefined;
    if (parse === undefined) {
      const known = Object.keys(spec);
      issues.push({
        pointer,
        message: known.length > 0 ? `There is no parameter "${name}"; there are ${known.join(', ')}.` : `There is no parameter "${name}".`,
      });
    } else if (typeof written !== 'string') issues.push({ pointer, message: `"${name}" is given more than once.` });
    else {
      const result = parse(written);
      if (result.ok) found[name] = result.value;
      else for (const issue of result.issues) issues.push({ ...issue, pointer, message: `"${name}" ${issue.message}.` });
    }
  }
  if (issues.length > 0) throw new AppError('bad_request', issues[0]?.message ?? '', { issues });
  // @NOTE each member was made by the parser of its name.
  return found as Query<S>;
}
