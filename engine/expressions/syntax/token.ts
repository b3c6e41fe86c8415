import type { Span } from './reporter.ts';

/** `label` is a name written in brackets, braces or backticks: never a keyword or a function. */
export type TokenKind = 'name' | 'label' | 'number' | 'text' | 'symbol';

/** A word of the source. The value of a text has its escapes resolved; names are NFC. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly value: string;
}

/** True for a token after which an operator is expected. */
export function endsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === 'symbol') return token.value === ')' || token.value === ']';
  return token.kind !== 'name' || !['and', 'or', 'not', 'in'].includes(token.value.toLowerCase());
}

export function isSymbol(token: Token | undefined, value: string): boolean {
  return token?.kind === 'symbol' && token.value === value;
}
