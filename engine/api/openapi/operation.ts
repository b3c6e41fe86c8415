import type { Json } from './api-components.ts';

export function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

/** What one call looks like, in short. */
export interface Call {
  readonly id: string;
  readonly summary: string;
  readonly tag: string;
  readonly parameters?: readonly Json[];
  readonly body?: Json;
  /** Content of the body other than JSON. */
  readonly bodyContent?: Json;
  readonly status?: number;
  /** Absent: an answer without a body. */
  readonly answer?: Json;
  readonly answerContent?: Json;
  /** An answer of another status that the call may give as well. */
  readonly otherwise?: { readonly status: number; readonly summary: string; readonly answer: Json };
  readonly headers?: Json;
  readonly public?: boolean;
}

/** An OpenAPI operation; every other status is a problem document. */
export function operation(call: Call): Json {
  const content = call.answerContent ?? (call.answer === undefined ? undefined : json(call.answer));
  const body = call.bodyContent ?? (call.body === undefined ? undefined : json(call.body));
  return {
    operationId: call.id,
    summary: call.summary,
    tags: [call.tag],
    ...(call.parameters ? { parameters: call.parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      [String(call.status ?? 200)]: { description: call.summary, ...(call.headers ? { headers: call.headers } : {}), ...(content ? { content } : {}) },
      ...(call.otherwise ? { [String(call.otherwise.status)]: { description: call.otherwise.summary, content: json(call.otherwise.answer) } } : {}),
      default: { description: 'A problem.', content: { 'application/problem+json': { schema: ref('Problem') } } },
    },
    ...(call.public ? { security: [] } : {}),
  };
}

export function pathParameter(name: string, description: string): Json {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

export function headerParameter(name: string, description: string): Json {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } };
}

/** The members of an object schema as query parameters. */
export function queryParameters(schema: unknown): readonly Json[] {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema: rest,
  }));
}

/** A text parameter of a query string. */
export function queryParameter(name: string, description: string, schema: Json = { type: 'string' }, required = false): Json {
  return { name, in: 'query', required, description, schema };
}
