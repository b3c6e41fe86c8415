import type { ExpressionType } from '../expressions/types.ts';
import type { ColumnType, FieldType, Operator } from './field-type.ts';

/** The storage of types that live in one column and come out of it as they are. */
export function singleColumn(column: ColumnType, expression: ExpressionType): Required<Pick<FieldType, 'columns' | 'expression' | 'toWire'>> {
  const columns = [{ suffix: '', type: column }] as const;
  const shape = { type: expression, suffix: '' } as const;
  return { columns: () => columns, expression: () => shape, toWire: (stored) => stored[0] ?? null };
}

export const textOperators: readonly Operator[] = ['equals', 'not_equals', 'contains', 'starts_with', 'in', 'blank', 'not_blank'];
export const orderOperators: readonly Operator[] = ['equals', 'not_equals', 'less', 'at_most', 'greater', 'at_least', 'blank', 'not_blank'];
export const keyOperators: readonly Operator[] = ['equals', 'not_equals', 'in', 'blank', 'not_blank'];
export const listOperators: readonly Operator[] = ['has', 'blank', 'not_blank'];
