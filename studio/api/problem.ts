/** One thing wrong with an input, as the API answers it. */
export interface ProblemIssue {
  readonly pointer: string;
  readonly message: string;
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Where in an expression it begins, in characters from 0. */
  readonly start?: number;
  /** A corrected form, for expressions. */
  readonly example?: string;
}

/** A failed call: the problem document of the API, or code `offline` when no answer came. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly issues: readonly ProblemIssue[];
  /** Further members, such as `current` and `fields` of a conflict. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, members: Readonly<Record<string, unknown>>) {
    const title = typeof members.title === 'string' ? members.title : `HTTP ${status}`;
    super(typeof members.detail === 'string' ? members.detail : title);
    this.name = 'ProblemError';
    this.status = status;
    this.title = title;
    this.code = typeof members.code === 'string' ? members.code : `http_${status}`;
    this.issues = Array.isArray(members.issues) ? members.issues.filter(isIssue) : [];
    this.members = members;
  }
}

function isIssue(value: unknown): value is ProblemIssue {
  return typeof value === 'object' && value !== null && 'pointer' in value && 'message' in value;
}

/** True for answers that trying again will not change. */
export function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && error.status >= 400 && error.status < 500 && error.status !== 429;
}
