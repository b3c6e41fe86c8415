import { getRecord, listRecords, type WireRecord } from '../../api/records/records.ts';
import { lineFields, lineObject } from '../../fields/lines/line-fields.ts';
import { asMembers } from '../../fields/wire-value.ts';
import { quoted } from '../../filter/text/filter-text.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findField, findObject } from '../../metadata/client-metadata.ts';
import { requestPaths, resolvePath, titlePaths } from '../../metadata/field-path.ts';

const pageSize = 200;

/** A record with everything its form shows: the titles of links, and all lines, page by page. */
export async function loadForEdit(
  metadata: ClientMetadata,
  object: ClientObject,
  id: string,
  schema: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<WireRecord> {
  const fields = Object.keys(asMembers(schema.properties) ?? {}).flatMap((name) => findField(object, name) ?? []);
  const plain = fields.filter((field) => field.type !== 'lines');
  const type = findField(object, 'record_type') ? ['record_type'] : [];
  const paths = new Set([...titlePaths(metadata, object.name), ...type, ...plain.flatMap((field) => pathsOf(metadata, object, field))]);
  const record = await getRecord(object.name, id, [...paths], signal);
  const ofLines = fields.filter((field) => field.type === 'lines');
  const canList = (field: ClientField) => lineObject(metadata, field)?.can.list === true;
  const lines = await Promise.all(ofLines.filter(canList).map(async (field) => [field.name, await loadLines(metadata, field, id, signal)] as const));
  // Lines are written as a whole: who cannot read them must not be offered to replace them.
  const hidden = [...(record._hidden ?? []), ...ofLines.filter((field) => !canList(field)).map((field) => field.name)];
  return { ...record, ...Object.fromEntries(lines), ...(hidden.length > 0 ? { _hidden: hidden } : {}) };
}

function pathsOf(metadata: ClientMetadata, object: ClientObject, field: ClientField): readonly string[] {
  const resolved = resolvePath(metadata, object, field.name);
  return resolved ? requestPaths(metadata, resolved) : [];
}

async function loadLines(metadata: ClientMetadata, field: ClientField, id: string, signal?: AbortSignal): Promise<readonly WireRecord[]> {
  const object = findObject(metadata, field.target ?? field.options.object);
  const link = object?.parent ?? field.options.link;
  if (!object || link === undefined) return [];
  const fields = lineFields(metadata, field)
    .flatMap((child) => pathsOf(metadata, object, child))
    .join(',');
  const lines: WireRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(
      object.name,
      { filter: `${link} == ${quoted(id)}`, sort: object.order ?? 'id', fields, limit: pageSize, cursor, count: 'none' },
      signal,
    );
    lines.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return lines;
}
