import type { Decimal } from 'decimal.js';
import type { Issue } from '../errors/issue.ts';
import type { Sql } from '../sql/sql.ts';

/** Types that expressions know. `reference` is a link or user (its id); `texts` is a list of texts (tags, multi-choice). */
export type ExpressionType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'reference' | 'texts' | 'null';

/**
 * Values on the JavaScript side: text as string (never ''), number as Decimal, boolean, date as 'YYYY-MM-DD',
 * datetime as ISO 8601 UTC with milliseconds ('2026-11-22T02:14:00.000Z'), reference as uuid text, texts as string[]; absent is null.
 */
export type ExpressionValue = string | Decimal | boolean | readonly string[] | null;

/** What a name path means. */
export interface ScopeEntry {
  /** Canonical path with stored names (the input may use labels). */
  readonly path: readonly string[];
  readonly type: ExpressionType;
  /** For choices: label or key (any case, either language) to stored key; literals compared with this field are translated by it. */
  readonly choices?: ReadonlyMap<string, string>;
}

/** How expressions learn of names without knowing the Model. */
export interface TypeScope {
  /** Undefined when unknown or not readable: both look the same. Accepts API names and labels in either language. */
  resolve(path: readonly string[]): ScopeEntry | undefined;
  /** Names to suggest in errors and completion. */
  names(): readonly string[];
}

/** What the SQL back-end needs from the query that embeds it. */
export interface SqlScope {
  /** SQL of a canonical path: numeric, text (NULL for absent), boolean, date, timestamptz, uuid or text[]. */
  column(path: readonly string[]): Sql;
  /** The clock as timestamptz, the zone as IANA name, the acting user's id (uuid) or null. */
  readonly now: Sql;
  readonly zone: string;
  readonly me: Sql;
}

/** What the JavaScript back-end needs. */
export interface ValueScope {
  value(path: readonly string[]): ExpressionValue;
  readonly now: string;
  readonly zone: string;
  readonly me: string | null;
}

/** A compiled expression; immutable and shared. */
export interface CompiledExpression {
  /** Canonical source: stored names, `==`, `!=`, commas. Compiling it again gives the same expression. */
  readonly source: string;
  readonly type: ExpressionType;
  /** Every path read, canonical, without duplicates. */
  readonly reads: readonly (readonly string[])[];
  /** Functions whose value changes by itself (TODAY, NOW, ME). */
  readonly volatile: boolean;
  toSql(scope: SqlScope): Sql;
  evaluate(scope: ValueScope): ExpressionValue;
}

/** An issue with a place in the source (code-point offsets) and, where one can be guessed, a corrected example. */
export interface ExpressionIssue extends Issue {
  readonly start: number;
  readonly end: number;
  readonly example?: string;
}

export type CompileResult =
  | { readonly ok: true; readonly expression: CompiledExpression }
  | { readonly ok: false; readonly issues: readonly ExpressionIssue[] };
