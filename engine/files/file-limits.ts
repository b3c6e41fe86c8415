import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import type { Issue } from '../errors/issue.ts';

/** What a field of type file takes. */
export interface FileLimits {
  readonly maxSizeBytes: number;
  /** Media types such as image/png or image/*; empty takes all. */
  readonly accept: readonly string[];
}

const defaultMaxSizeBytes = 25_000_000;
const mostBytes = 2_000_000_000;

export function fileLimits(field: FieldDocument): FileLimits {
  const { max_size_bytes = defaultMaxSizeBytes, accept = [] } = field.options ?? {};
  return { maxSizeBytes: Math.min(max_size_bytes, mostBytes), accept };
}

/** "25 MB" for people; units of 1000. */
function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${Math.floor((bytes / 1000 ** step) * 10) / 10} ${units[step]}`;
}

export function sizeIssue(sizeBytes: number, { maxSizeBytes }: FileLimits): Issue | undefined {
  if (sizeBytes <= maxSizeBytes) return undefined;
  const max = sizeText(maxSizeBytes);
  return { pointer: '', message: `A file may have at most ${max} here.`, code: 'file_too_large', params: { max } };
}

export function typeIssue(mediaType: string, { accept }: FileLimits): Issue | undefined {
  if (accept.length === 0 || accept.some((wanted) => covers(wanted.trim().toLowerCase(), mediaType))) return undefined;
  const types = accept.join(', ');
  return { pointer: '', message: `This file is ${mediaType}; accepted here: ${types}.`, code: 'file_type', params: { type: mediaType, types } };
}

function covers(wanted: string, mediaType: string): boolean {
  return wanted === mediaType || wanted === '*/*' || (wanted.endsWith('/*') && mediaType.startsWith(wanted.slice(0, -1)));
}
