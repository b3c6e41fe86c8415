import { Text } from '@mantine/core';
import type { ClientField } from '../metadata/client-metadata.ts';
import type { CellContext } from './field-cell.ts';
import { fieldCells } from './registry.ts';
import { isBlank } from './wire-value.ts';

export interface FieldValueProps {
  readonly field: ClientField;
  readonly value: unknown;
  readonly context: CellContext;
  readonly compact?: boolean;
}

/** A wire value as its field type shows it. Record pages mark a blank with a dash, lists leave it empty. */
export function FieldValue({ field, value, context, compact = false }: FieldValueProps) {
  if (isBlank(value)) {
    return compact ? null : (
      <Text span c="dimmed">
        —
      </Text>
    );
  }
  const cell = fieldCells[field.type];
  return cell.Component ? <cell.Component value={value} field={field} context={context} compact={compact} /> : cell.text(value, field, context);
}
