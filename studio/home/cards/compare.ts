/** How a figure stands to the one it is compared with. */
export interface Comparison {
  readonly way: 'up' | 'down' | 'same';
  /** By how many percent, rounded; undefined where it was nothing before. */
  readonly percent: number | undefined;
}

function amountOf(value: unknown): number | undefined {
  const plain = typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value;
  if (typeof plain !== 'number' && typeof plain !== 'string') return plain === null ? 0 : undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

/** Undefined for what cannot be compared: dates, or money in two currencies. */
export function compareFigures(now: unknown, before: unknown): Comparison | undefined {
  if (currencyOf(now) !== currencyOf(before) && now !== null && before !== null) return undefined;
  const [current, past] = [amountOf(now), amountOf(before)];
  if (current === undefined || past === undefined) return undefined;
  if (current === past) return { way: 'same', percent: 0 };
  const percent = past === 0 ? undefined : Math.round((Math.abs(current - past) / Math.abs(past)) * 100);
  return { way: current > past ? 'up' : 'down', percent };
}

function currencyOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'currency' in value ? value.currency : undefined;
}
