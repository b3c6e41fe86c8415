import type { ExpressionIssue } from '../types.ts';

/** A place in the source as UTF-16 offsets; issues carry code points. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type IssueCode =
  | 'expression_syntax'
  | 'expression_limit'
  | 'expression_unsupported'
  | 'expression_unknown_name'
  | 'expression_unknown_function'
  | 'expression_unknown_choice'
  | 'expression_argument_count'
  | 'expression_wrong_type'
  | 'expression_bad_literal';

export interface Finding {
  readonly code: IssueCode;
  readonly message: string;
  /** The whole source as it could be right, or undefined when nothing can be guessed. */
  readonly example?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Collects what is wrong with one source. */
export class Reporter {
  readonly source: string;
  readonly issues: ExpressionIssue[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** Notes an issue; undefined, so that a checker can `return reporter.report(...)`. */
  report(span: Span, finding: Finding): undefined {
    const { code, message, example, params } = finding;
    const start = this.codePoints(span.start);
    const end = Math.max(this.codePoints(span.end), start);
    this.issues.push({ pointer: '', code, message, start, end, ...(params && { params }), ...(example !== undefined && { example }) });
    return undefined;
  }

  /** The source with one place replaced: how examples are made. */
  replaced(span: Span, text: string): string {
    return this.source.slice(0, span.start) + text + this.source.slice(span.end);
  }

  textAt(span: Span): string {
    return this.source.slice(span.start, span.end);
  }

  /** The text at a place for a message, cut when it is long. */
  shown(span: Span): string {
    const characters = Array.from(this.textAt(span));
    return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('');
  }

  private codePoints(offset: number): number {
    let count = 0;
    for (const _ of this.source.slice(0, offset)) count++;
    return count;
  }
}
