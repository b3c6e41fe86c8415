import type { Json } from './api-components.ts';
import { headerParameter, operation, pathParameter, ref } from './operation.ts';

const idempotency = headerParameter('Idempotency-Key', 'The same key and body give the same answer for 24 hours.');

/** Conversions. */
export function conversionPaths(): Json {
  const parameters = [pathParameter('name', 'The conversion.'), pathParameter('id', 'The record.')];
  return {
    '/api/conversions/{name}/{id}/preview': {
      parameters,
      post: operation({ id: 'preview_conversion', summary: 'What a record would be converted to', tag: 'conversions', answer: ref('ConversionPreview') }),
    },
    '/api/conversions/{name}/{id}': {
      parameters,
      post: operation({
        id: 'convert',
        summary: 'Turns a record into others, as one operation',
        tag: 'conversions',
        parameters: [idempotency],
        body: ref('ConversionRequest'),
        answer: ref('ConversionAnswer'),
        headers: { 'trellis-operation': { description: 'The operation, for undo.', schema: { type: 'string' } } },
      }),
    },
  };
}
