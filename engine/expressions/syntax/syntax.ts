import type { Span } from './reporter.ts';

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';

/** What was written, before names and types are known. */
export type Syntax =
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly digits: string; readonly span: Span }
  | { readonly kind: 'constant'; readonly value: boolean | null; readonly span: Span }
  | { readonly kind: 'path'; readonly segments: readonly string[]; readonly span: Span }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Syntax[]; readonly span: Span }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: Syntax; readonly span: Span }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax; readonly span: Span }
  | { readonly kind: 'choice'; readonly condition: Syntax; readonly yes: Syntax; readonly no: Syntax; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Syntax[]; readonly span: Span };

/** How tightly an operator binds; a larger number binds closer. */
export const rankOf: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
export const ternaryRank = 0;
export const unaryRank = 7;
export const primaryRank = 8;
