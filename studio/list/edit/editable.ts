import type { WireRecord } from '../../api/records/records.ts';
import type { ClientObject, FieldTypeName } from '../../metadata/client-metadata.ts';
import type { ListColumn } from '../columns.ts';

/** Types whose values are entered in a form of their own and not in a cell. */
const notInCells: ReadonlySet<FieldTypeName> = new Set<FieldTypeName>([
  'lines',
  'links',
  'file',
  'identities',
  'external_keys',
  'address',
  'any_link',
  'formula',
  'roll_up',
  'auto_number',
]);

/** Whether values of a column can be changed in the list: fields of the object itself that the person may write. */
export function isEditable(object: ClientObject, { path, field }: Pick<ListColumn, 'path' | 'field'>): boolean {
  return object.can.update && !path.includes('.') && !field.read_only && !notInCells.has(field.type);
}

/** Whether the cell of one record can: what is hidden or kept back as dots cannot. */
export function isEditableIn(record: WireRecord, path: string): boolean {
  return !record._masked?.includes(path) && !record._hidden?.includes(path);
}
