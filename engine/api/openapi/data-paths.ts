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

/** The whole workspace as a file, and the records of the demo: for administrators. */
export function wholePaths(): Json {
  const id = pathParameter('id', 'The export.');
  const removed = { 'trellis-operation': { description: 'The operation, for undo.', schema: { type: 'string' } } };
  return {
    '/api/full-exports': {
      post: operation({
        id: 'plan_full_export',
        summary: 'Plans a full export and logs it',
        tag: 'export',
        body: ref('FullExportRequest'),
        status: 201,
        answer: ref('FullExportPlan'),
      }),
    },
    '/api/full-exports/{id}': {
      parameters: [id],
      get: operation({ id: 'get_full_export', summary: 'How far a full export has come', tag: 'export', answer: ref('FullExportState') }),
    },
    '/api/full-exports/{id}/file': {
      parameters: [id],
      get: operation({
        id: 'full_export',
        summary: 'The archive; it can be fetched once',
        tag: 'export',
        answerContent: { 'application/zip': { schema: { type: 'string', contentEncoding: 'binary' } } },
      }),
    },
    '/api/sample-data': { get: operation({ id: 'sample_data', summary: 'How the sample records stand', tag: 'sample data', answer: ref('SampleDataState') }) },
    '/api/sample-data/preview': {
      get: operation({ id: 'preview_sample_data', summary: 'What removing them would take away', tag: 'sample data', answer: ref('SampleDataPreview') }),
    },
    '/api/sample-data/remove': {
      post: operation({
        id: 'remove_sample_data',
        summary: 'Removes them in the background, or goes on with that',
        tag: 'sample data',
        status: 202,
        answer: ref('SampleDataState'),
        headers: removed,
      }),
    },
  };
}
