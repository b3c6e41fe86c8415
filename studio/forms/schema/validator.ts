import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { type ErrorSchema, type RJSFSchema, type RJSFValidationError, toErrorSchema, type ValidatorType } from '@rjsf/utils';

export type FormValues = Readonly<Record<string, unknown>>;

export interface ValidatorOptions {
  /** The values as they will be sent, without those that are blank. */
  toWrite(values: FormValues): FormValues;
  /** What a person reads for a fault, by the schema keyword that found it. */
  message(keyword: string, name: string): string;
}

/** Keywords that only say that something within failed. */
const outer: ReadonlySet<string> = new Set(['properties', 'items', 'prefixItems', 'anyOf', 'oneOf', 'allOf', '$ref', 'additionalProperties']);

/**
 * The validation of rjsf without compiled code, so that the content policy needs no 'unsafe-eval' (ajv does). It judges what would
 * be sent, not what the inputs hold.
 */
export function createValidator({ toWrite, message }: ValidatorOptions): ValidatorType<FormValues, RJSFSchema> {
  const validators = new WeakMap<object, Validator>();
  const validatorOf = (schema: RJSFSchema): Validator => {
    // @NOTE both types describe the same JSON Schema document.
    const known = validators.get(schema) ?? new Validator(schema as Schema, '2020-12', false);
    validators.set(schema, known);
    return known;
  };
  return {
    validateFormData(formData, schema) {
      const units = validatorOf(schema).validate(toWrite(formData ?? {})).errors;
      const errors = formErrors(units, message);
      // @NOTE toErrorSchema builds the tree that mirrors the form data.
      return { errors, errorSchema: toErrorSchema(errors) as ErrorSchema<FormValues> };
    },
    isValid: (schema, formData) => validatorOf(schema).validate(formData).valid,
    rawValidation: (schema, formData) => ({ errors: validatorOf(schema).validate(formData).errors as never[] }),
  };
}

/** One error for each place: of the keywords that failed there the first that says something. */
function formErrors(units: readonly OutputUnit[], message: ValidatorOptions['message']): RJSFValidationError[] {
  const byPlace = new Map<string, RJSFValidationError>();
  for (const unit of units) {
    const missing = unit.keyword === 'required' ? /"(.*)"/.exec(unit.error)?.[1] : undefined;
    if (outer.has(unit.keyword) && unit.keyword !== 'anyOf' && unit.keyword !== 'oneOf') continue;
    const place = [...segments(unit.instanceLocation), ...(missing === undefined ? [] : [missing])];
    const property = place.map((segment) => `.${segment}`).join('');
    const keyword = unit.keyword === 'anyOf' || unit.keyword === 'oneOf' ? 'format' : unit.keyword;
    if (property === '' || hasWithin(byPlace, property)) continue;
    const text = message(keyword, place.at(-1) ?? '');
    byPlace.set(property, { name: keyword, property, message: text, stack: text });
  }
  return [...byPlace.values()];
}

function hasWithin(found: ReadonlyMap<string, unknown>, property: string): boolean {
  return [...found.keys()].some((known) => known === property || known.startsWith(`${property}.`));
}

function segments(location: string): string[] {
  return location
    .replace(/^#\/?/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}
