export const dayMs = 86_400_000;

/** Milliseconds since 1970 of a wall-clock time read as UTC; by calendar arithmetic, since Date.UTC takes years below 100 for 19xx. */
export function utcMs(year: number, month: number, day: number, timeMs: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * dayMs + timeMs;
}
