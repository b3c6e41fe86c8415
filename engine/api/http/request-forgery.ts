import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.ts';

/** Content types of a request that changes something: none that a form of another site can send. */
export const importTypes = ['text/csv', 'application/gzip', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;
export const uploadType = 'application/octet-stream';
const allowedTypes: ReadonlySet<string> = new Set(['application/json', ...importTypes, uploadType]);

/** The media type without parameters, lower case. */
function mediaType(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/**
 * Refuses changes that another site makes a browser send. Browsers say where a request comes from, and cannot send these content
 * types across sites without being asked first.
 */
export function refuseForgery(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('forbidden', 'Changes are accepted from this site only.');
  const type = mediaType(request.headers['content-type']);
  if (allowedTypes.has(type)) return;
  throw new AppError('unsupported_media_type', 'Send changes with content-type application/json.', {
    issues: [{ pointer: '', message: `"${type}" is not accepted` }],
  });
}
