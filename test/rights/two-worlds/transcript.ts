import { idOf, officeRecords, staff } from '../office-records.ts';
import type { Heard } from './run-program.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Of when the database began its transaction. */
const begun = /"created_at":"[^"]*"(?=[,}])/g;

const known = new Set([
  ...staff.map((name) => idOf('user', name)),
  ...officeRecords().flatMap(({ object, name, values }) => [
    idOf(object, name),
    ...(Array.isArray(values.lines) ? values.lines.map((line) => (line as { id: string }).id) : []),
  ]),
  ...officeRecords().flatMap(({ name }) => [idOf('comment', name), idOf('attachment', name)]),
  ...['account', 'deal', 'ticket'].flatMap((object) => ['new1', 'new2', 'stranger', 'nobody'].map((name) => idOf(object, name))),
]);

export interface Line {
  readonly said: string;
  readonly headers: string;
}

/**
 * What was heard, as text. Ids that were made in passing (of operations, files, imports, new lines) are numbered as they first occur: they are
 * random, and so tell nothing.
 */
export function transcript(heard: readonly Heard[]): readonly Line[] {
  const numbers = new Map<string, number>();
  const number = (id: string): string => {
    if (known.has(id)) return id;
    const found = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, found);
    return `<id ${found}>`;
  };
  return heard.map(({ request, status, headers, body }) => {
    const imported = request.includes('/api/imports') ? body.replace(begun, '"created_at":""') : body;
    return {
      said: `${request} -> ${status} ${decodeCursor(imported)}`.replaceAll(uuid, number),
      headers: JSON.stringify(headers).replaceAll(uuid, number),
    };
  });
}

/** A cursor holds ids in a text of its own. */
function decodeCursor(body: string): string {
  return body.replace(/"next_cursor":"([^"]*)"/, (_, cursor: string) => `"next_cursor":${JSON.stringify(Buffer.from(cursor, 'base64url').toString('utf8'))}`);
}
