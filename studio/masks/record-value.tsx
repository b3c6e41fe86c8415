import type { WireRecord } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { FieldValue } from '../fields/field-value.tsx';
import { type ClientField, findObject } from '../metadata/client-metadata.ts';
import { valueAt } from '../metadata/field-path.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { maskedCell } from './masked-cell.ts';
import { MaskedValue } from './masked-value.tsx';

export interface RecordValueProps {
  readonly object: string;
  readonly record: WireRecord;
  /** Where the value stands in the record, and the field it ends at. */
  readonly path: string;
  readonly field: ClientField;
  readonly context: CellContext;
  readonly compact?: boolean;
}

/** A value of a record as its field type shows it, or dots where it is masked. */
export function RecordValue({ object, record, path, field, context, compact = false }: RecordValueProps) {
  const metadata = useMetadata();
  const known = findObject(metadata, object);
  const masked = known && maskedCell(metadata, known, record, path);
  if (masked) return <MaskedValue cell={masked} context={context} compact={compact} />;
  return <FieldValue field={field} value={valueAt(record, path)} context={context} compact={compact} />;
}
