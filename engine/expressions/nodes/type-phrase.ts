import type { ExpressionType } from '../types.ts';

const phrases: Readonly<Record<ExpressionType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'a condition (true or false)',
  date: 'a date',
  datetime: 'a time',
  reference: 'a link',
  texts: 'a list of texts',
  null: 'empty',
};

/** A type in words, for messages. */
export function typePhrase(type: ExpressionType): string {
  return phrases[type];
}
