import { getRecord } from '../../api/records/records.ts';
import { type ClientMetadata, type ClientObject, findField, findObject } from '../../metadata/client-metadata.ts';
import { asId, asMembers, isBlank } from '../wire-value.ts';

/** A field of a line whose default is a field of a linked record: the price of the chosen product. */
export interface LineCopy {
  readonly field: string;
  readonly link: string;
  readonly from: string;
}

/** The defaults of the form of a line that are plain paths over one of its links. */
export function lineCopies(itemUi: unknown, line: ClientObject): readonly LineCopy[] {
  return line.fields.flatMap((field) => {
    const source = asMembers(asMembers(asMembers(itemUi)?.[field.name])?.['ui:options'])?.default;
    const path = typeof source === 'string' ? /^([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)$/.exec(source) : null;
    const [, link = '', from = ''] = path ?? [];
    return findField(line, link)?.type === 'link' ? [{ field: field.name, link, from }] : [];
  });
}

/** What choosing a record in a link of a line fills in. The server would do the same on saving; here one sees it. */
export async function copiedValues(
  metadata: ClientMetadata,
  line: ClientObject,
  copies: readonly LineCopy[],
  link: string,
  chosen: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const id = asId(chosen);
  const target = findField(line, link)?.target;
  const fitting = copies.filter((copy) => copy.link === link && findField(findObject(metadata, target), copy.from)?.type === findField(line, copy.field)?.type);
  if (id === undefined || target === undefined || fitting.length === 0) return {};
  const record = await getRecord(
    target,
    id,
    fitting.map((copy) => copy.from),
  );
  return Object.fromEntries(fitting.filter((copy) => !isBlank(record[copy.from])).map((copy) => [copy.field, record[copy.from]]));
}
