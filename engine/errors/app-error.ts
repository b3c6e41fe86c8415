import { type ErrorCode, errorCodes } from './codes.ts';
import type { Issue } from './issue.ts';

/** The one error class of the product: a stable code, an HTTP status, and all issues found. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly issues: readonly Issue[];
  /** Extra members of the problem document, such as both versions of a conflict. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { issues?: readonly Issue[]; cause?: unknown; extra?: Record<string, unknown> } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = errorCodes[code].status;
    this.issues = options.issues ?? [];
    this.extra = options.extra ?? {};
  }
}
