import type { Measure } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { formatNumber } from '../../format/format-number.ts';
import type { ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { resolvePath } from '../../metadata/field-path.ts';

/** A figure in words of its field: counts as numbers, averages without decimals that nobody reads. */
export function figureText(metadata: ClientMetadata, object: ClientObject, { fn, field: path }: Measure, value: unknown, context: CellContext): string {
  if (fn === 'count' || fn === 'count_distinct') return formatNumber(String(value ?? 0), context.locale);
  const field = path === undefined ? undefined : resolvePath(metadata, object, path)?.field;
  if (!field) return String(value ?? '–');
  if (value === null && fn !== 'sum') return '–';
  const nothing = field.type === 'money' ? { amount: '0', currency: context.currency } : '0';
  const told = value ?? nothing;
  return fieldCells[field.type].text(fn === 'avg' || fn === 'median' ? rounded(told) : told, field, context);
}

function rounded(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value) {
    const digits = value.currency === 'VND' ? 0 : 2;
    return { ...value, amount: Number(value.amount).toFixed(digits) };
  }
  const number = Number(value);
  return typeof value === 'string' && Number.isFinite(number) ? String(Math.round(number * 100) / 100) : value;
}
