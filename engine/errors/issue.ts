/** One thing wrong with an input: what and where. `pointer` is a JSON Pointer into the input ('' for the whole). */
export interface Issue {
  readonly pointer: string;
  readonly message: string;
  /** Stable code for translation; the i18n key of the message is this code. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Either a value or the issues that prevent it. Parsers and validators return it; they never throw for user mistakes. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(...issues: Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues };
}

/** Escapes one segment for a JSON Pointer (RFC 6901). */
export function pointerSegment(segment: string | number): string {
  return `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
