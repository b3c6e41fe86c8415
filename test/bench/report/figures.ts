/** The number with so many digits after the point as it has need of. */
export function round(value: number, digits = value < 10 ? 2 : value < 100 ? 1 : 0): number {
  return Number(value.toFixed(digits));
}

export function figure(value: number): string {
  return round(value).toLocaleString('en');
}

export function times(ours: number, raw: number): string {
  return raw > 0 ? `${round(ours / raw)} x` : '-';
}

/** The value below which `share` of all lie; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
