import { typedReadings } from '../../engine/typing/typed-readings.ts';
import type { Locale } from './locale.ts';

/** What a text may be as a number, as exact decimal text: none where it is no number, more than one where it can be read in several ways ("1tr25"). */
export function numberReadings(input: string, locale: Locale): readonly string[] {
  return typedReadings(input, locale === 'vi' ? ',' : '.');
}

/**
 * Reads a number as people type it: "1.500.000", "500k", "1,5tr", "1tr250", "2 triệu rưỡi", "(20)". Separators follow the locale where
 * they are ambiguous. Answers exact decimal text such as "1500000", or undefined where it is no number or more than one.
 */
export function parseNumber(input: string, locale: Locale): string | undefined {
  const readings = numberReadings(input, locale);
  return readings.length === 1 ? readings[0] : undefined;
}
