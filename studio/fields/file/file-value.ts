import { asId, asMembers, asText } from '../wire-value.ts';

/** A file as a form or a cell holds it. History knows the id alone. */
export interface FileValue {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number | undefined;
  readonly mediaType: string;
}

export function fileOf(value: unknown): FileValue | undefined {
  const id = asId(value);
  const members = asMembers(value);
  if (id === undefined) return undefined;
  const size = members?.size_bytes;
  return { id, name: asText(members?.name), sizeBytes: typeof size === 'number' ? size : undefined, mediaType: asText(members?.media_type) };
}

/** What a form holds while a file is being sent; never written. */
export interface PendingFile {
  readonly uploading: true;
  readonly name: string;
  /** What stood there before, for when the upload comes to nothing. */
  readonly before: unknown;
}

export function pendingOf(value: unknown): PendingFile | undefined {
  const members = asMembers(value);
  return members?.uploading === true ? { uploading: true, name: asText(members.name), before: members.before } : undefined;
}

const shownTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Whether the server gives it to be shown in place: pictures that cannot hold scripts. */
export function isPicture({ mediaType }: FileValue): boolean {
  return shownTypes.has(mediaType);
}

/** "PNG, JPEG, PDF" for the media types that a field accepts. */
export function typeNames(accept: readonly string[], pictures: string): string {
  const names = accept.map((type) => {
    if (type === 'image/*') return pictures;
    const name = type.split('/').at(-1) ?? type;
    return (name.split(/[.+]/).at(-1) ?? name).toUpperCase();
  });
  return [...new Set(names)].join(', ');
}
