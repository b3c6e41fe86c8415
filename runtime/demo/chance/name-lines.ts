import { demoId } from './demo-id.ts';
import { Random } from './random.ts';

type Values = Readonly<Record<string, unknown>>;

/** Whether a value of a wire row is a list of lines. */
export function areLines(value: unknown): value is readonly Values[] {
  return Array.isArray(value) && typeof value[0] === 'object';
}

/**
 * The values with an id for each line that has none, drawn from the id of its record: a demo that is finished by another process has the lines
 * that it would have had, and no other number of the demo is drawn for it.
 */
export function nameLines(record: string, atMs: number, values: Values): Values {
  if (!Object.values(values).some(areLines)) return values;
  const digits = record.replaceAll('-', '');
  const random = new Random(Number.parseInt(digits.slice(-8), 16), Number.parseInt(digits.slice(-20, -8), 16));
  const named = (line: Values): Values => ({ id: demoId(atMs, random), ...line });
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, areLines(value) ? value.map(named) : value]));
}
