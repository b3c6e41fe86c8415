import { typedReadings } from '../../typing/typed-readings.ts';
import { dateShape, isIsoDate } from '../judging/date-shape.ts';

const number = /^[-+(]?\s*[£€$¥₫]?\s*\d[\d.,\s'’]*\)?\s*(?:%|đ|₫|vnđ|vnd|usd|đồng)?$/i;
/** "500k", "1tr5", "2 tỷ": looked at closely only where a unit of money follows. */
const spoken = /^[-(]?\d[\d.,\s]{0,14}(?:k|tr|ngh|ng|t[yỷỹiỉ])/iu;
const longestSpoken = 30;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const url = /^(?:https?:\/\/|www\.)\S+$/i;

export function isNumberLike(text: string): boolean {
  if (number.test(text)) return true;
  return text.length <= longestSpoken && spoken.test(text) && typedReadings(text, ',').length > 0;
}

export function isDateLike(text: string): boolean {
  return isIsoDate(text) || dateShape(text) !== undefined;
}

export function isEmailLike(text: string): boolean {
  return email.test(text);
}

export function isUrlLike(text: string): boolean {
  return url.test(text);
}
