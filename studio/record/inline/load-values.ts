import { getRecord, type WireRecord } from '../../api/records/records.ts';
import type { FormValues } from '../../forms/schema/validator.ts';
import type { ClientField, ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { requestPaths, resolvePath } from '../../metadata/field-path.ts';

/** What the record needs beside the field that is edited. */
export interface Asked {
  readonly fields: readonly ClientField[];
  /** What they hold now. */
  readonly values: FormValues;
}

export const nothingAsked: Asked = { fields: [], values: {} };

/** What these fields of the record hold, those among them that can be read: what the page does not show is asked for. */
export async function loadValues(metadata: ClientMetadata, object: ClientObject, record: WireRecord, fields: readonly ClientField[]): Promise<Asked> {
  const paths = fields.flatMap(({ name }) => {
    const resolved = name in record ? undefined : resolvePath(metadata, object, name);
    return resolved ? requestPaths(metadata, resolved) : [];
  });
  const loaded = paths.length > 0 ? await getRecord(object.name, record.id, paths) : undefined;
  const unseen = [...(loaded?._hidden ?? []), ...(loaded?._masked ?? [])];
  const shown = fields.filter(({ name }) => !unseen.includes(name));
  return { fields: shown, values: Object.fromEntries(shown.map(({ name }) => [name, loaded?.[name] ?? record[name]])) };
}
