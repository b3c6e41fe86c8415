import { apiComponents, type Json } from './api-components.ts';
import { operation, pathParameter, queryParameters, ref } from './operation.ts';

/** The logs of access, for administrators. */
export function accessLogPaths(): Json {
  const parameters = queryParameters(apiComponents().AccessLogQuery);
  const log = (name: string, summary: string, answer: string, left = parameters): Json => ({
    get: operation({ id: `list_${name}`, summary, tag: 'access', parameters: left, answer: ref(answer) }),
  });
  const withoutObject = parameters.filter(({ name }) => name !== 'object');
  return {
    '/api/access/denials': log('denials', 'Refusals of rights', 'DenialList'),
    '/api/access/exports': log('exports', 'Exports', 'ExportList'),
    '/api/access/reveals': log('reveals', 'Masked cells that were shown', 'RevealList'),
    '/api/access/alerts': log('alerts', 'Who read unusually much', 'AccessAlertList', withoutObject),
    '/api/access/alerts/{id}/seen': {
      parameters: [pathParameter('id', 'The alert.')],
      post: operation({ id: 'see_alert', summary: 'Takes note of an alert', tag: 'access', answer: ref('AccessAlert') }),
    },
  };
}
