import { apiComponents, type Json } from './api-components.ts';
import { headerParameter, operation, pathParameter, queryParameters, ref } from './operation.ts';

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

/** The trash; deleting for good is for administrators. */
export function trashPaths(admin: boolean): Json {
  const list = operation({
    id: 'list_trash',
    summary: 'Deleted records of all objects',
    tag: 'trash',
    parameters: queryParameters(apiComponents().TrashQuery),
    answer: ref('TrashAnswer'),
  });
  const purge = operation({
    id: 'purge',
    summary: 'Deletes records of the trash for good',
    tag: 'trash',
    body: ref('PurgeRequest'),
    answer: ref('PurgeAnswer'),
  });
  return { '/api/trash': { get: list }, ...(admin ? { '/api/trash/purge': { post: purge } } : {}) };
}
