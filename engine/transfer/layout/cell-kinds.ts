import { dateShape, isIsoDate } from '../judging/date-shape.ts';

const number = /^[-+(]?\s*[£€$¥₫]?\s*\d[\d.,\s'’]*\)?\s*(?:%|đ|₫|vnđ|vnd|usd|đồng)?$/i;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const url = /^(?:https?:\/\/|www\.)\S+$/i;

export function isNumberLike(text: string): boolean {
  return number.test(text);
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
