/** What the address asks. */
export interface AccessQuestion {
  readonly person?: string;
  readonly object?: string;
  readonly record?: string;
  readonly field?: string;
  readonly action?: string;
}

/** Changes parts of the question; undefined takes one out. */
export type AskAccess = (values: { readonly [K in keyof AccessQuestion]?: AccessQuestion[K] | undefined }) => void;

export interface AccessPartProps {
  readonly question: AccessQuestion;
  readonly onAsk: AskAccess;
}
