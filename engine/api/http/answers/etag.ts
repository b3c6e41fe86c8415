import { AppError } from '../../../errors/app-error.ts';

/** The ETag of a record's version. */
export function etagOf(version: unknown): string {
  return `"${String(version)}"`;
}

/** The version in an If-Match header; undefined when there is none or any will do. */
export function parseIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (version !== undefined) return Number(version);
  const message = 'If-Match must be the ETag of a record, such as "3".';
  throw new AppError('bad_request', message, { issues: [{ pointer: '', message }] });
}
