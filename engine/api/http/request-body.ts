import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { AppError } from '../../errors/app-error.ts';
import { type Issue, pointerSegment } from '../../errors/issue.ts';

const schemas = join(import.meta.dirname, '../../../schemas');

/** Loads schemas/api and the metadata schemas it refers to. No coercion, no defaults: what is accepted is what was sent. */
function loadSchemas(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: false });
  // @NOTE ajv-formats is CommonJS: its callable sits under default.
  (addFormats as unknown as { default: (instance: Ajv2020) => void }).default(ajv);
  for (const folder of ['metadata', 'api']) {
    for (const file of readdirSync(join(schemas, folder))) {
      if (file.endsWith('.schema.json')) ajv.addSchema(JSON.parse(readFileSync(join(schemas, folder, file), 'utf8')));
    }
  }
  return ajv;
}

let loaded: Ajv2020 | undefined;

function validator(name: string): ValidateFunction {
  loaded ??= loadSchemas();
  const validate = loaded.getSchema(`https://trellis.dev/schemas/api/${name}.schema.json`);
  if (!validate) throw new Error(`there is no schema schemas/api/${name}.schema.json`);
  return validate;
}

function toIssue(error: ErrorObject): Issue {
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    return { pointer: `${error.instancePath}${pointerSegment(name)}`, message: `There is no member "${name}" here.` };
  }
  if (error.keyword === 'enum') return { pointer: error.instancePath, message: `must be one of ${(error.params.allowedValues as unknown[]).join(', ')}` };
  if (error.keyword === 'required') {
    const name = String(error.params.missingProperty);
    return { pointer: `${error.instancePath}${pointerSegment(name)}`, message: `"${name}" is missing` };
  }
  return { pointer: error.instancePath, message: error.message ?? 'is not valid' };
}

/** A check of request bodies against one schema of schemas/api; compiled at boot. The parser gives the body back typed or throws bad_request with all issues. */
export function bodyParser<T>(name: string): (body: unknown) => T {
  const validate = validator(name);
  return (body) => {
    // @NOTE the schema has just accepted it, and T is generated from the schema.
    if (validate(body)) return body as T;
    const issues = (validate.errors ?? []).map(toIssue);
    const first = issues[0];
    throw new AppError('bad_request', `The body is not valid: ${first?.pointer ?? ''} ${first?.message ?? ''}`.trim(), { issues });
  };
}
