import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { failure, type Issue, pointerSegment, type Result, success } from '../errors/issue.ts';
import { fieldTypes } from '../fields/registry.ts';
import type { DocumentKind, MetadataDocument } from './model.ts';
import { nameProblem } from './reserved-names.ts';

const folder = join(import.meta.dirname, '../../schemas/metadata');

function loadValidators(): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  // @NOTE ajv-formats is CommonJS: its callable sits under default.
  (addFormats as unknown as { default: (instance: Ajv2020) => void }).default(ajv);
  const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  for (const file of files) ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const validators = new Map<string, ValidateFunction>();
  for (const file of files) {
    const kind = file.replace('.schema.json', '').replaceAll('-', '_');
    const validate = ajv.getSchema(`https://trellis.dev/schemas/metadata/${file}`);
    if (validate) validators.set(kind, validate);
  }
  return validators;
}

let loaded: ReadonlyMap<string, ValidateFunction> | undefined;

function validators(): ReadonlyMap<string, ValidateFunction> {
  loaded ??= loadValidators();
  return loaded;
}

function toIssue(error: ErrorObject): Issue {
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    return { pointer: `${error.instancePath}${pointerSegment(name)}`, message: `There is no property "${name}" here.` };
  }
  if (error.keyword === 'enum') return { pointer: error.instancePath, message: `must be one of ${(error.params.allowedValues as unknown[]).join(', ')}` };
  return { pointer: error.instancePath, message: error.message ?? 'is not valid' };
}

/** Checks any JSON against the schema of a kind ('change_set' and 'template' included). */
export function validateAgainstSchema(kind: string, input: unknown): readonly Issue[] {
  const validate = validators().get(kind);
  if (!validate) return [{ pointer: '/kind', message: `"${kind}" is not a kind of document.` }];
  return validate(input) ? [] : (validate.errors ?? []).map(toIssue);
}

const nameKinds: Partial<Record<DocumentKind, 'object' | 'field'>> = { object: 'object', field: 'field' };

/** Parses one metadata document: schema, name, and the options of its field type. */
export function parseDocument(input: unknown): Result<MetadataDocument> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return failure({ pointer: '', message: 'A metadata document is a JSON object.' });
  const kind = (input as { kind?: unknown }).kind;
  if (typeof kind !== 'string') return failure({ pointer: '/kind', message: 'A metadata document says its kind.' });
  const issues = [...validateAgainstSchema(kind, input)];
  const named = nameKinds[kind as DocumentKind];
  const own = named === 'field' ? (input as { field?: unknown }).field : (input as { name?: unknown }).name;
  if (named && typeof own === 'string') {
    const problem = nameProblem(own, named);
    if (problem) issues.unshift({ pointer: named === 'field' ? '/field' : '/name', message: problem, code: 'bad_name' });
  }
  if (issues.length > 0) return failure(...issues);
  // @NOTE the schema of its kind has just accepted it.
  const document = input as MetadataDocument;
  if (document.kind === 'field') {
    if (document.name !== `${document.object}.${document.field}`)
      issues.push({ pointer: '/name', message: `The name of this field must be "${document.object}.${document.field}".` });
    const type = fieldTypes.get(document.type);
    issues.push(...(type?.validateOptions(document) ?? []));
  }
  return issues.length > 0 ? failure(...issues) : success(document);
}
