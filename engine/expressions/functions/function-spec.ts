import type { Sql } from '../../sql/sql.ts';
import type { Decimal } from '../decimal.ts';
import type { TypedNode } from '../nodes/typed-node.ts';
import type { Reporter, Span } from '../syntax/reporter.ts';
import type { ExpressionType, ExpressionValue, SqlScope, ValueScope } from '../types.ts';

/** The types a parameter accepts, such as 'text' or 'date|datetime'. */
export type TypeSet = ExpressionType | `${ExpressionType}|${ExpressionType}` | `${ExpressionType}|${ExpressionType}|${ExpressionType}`;

/** Name and types; `?` after the name makes it optional. Names are those of schemas/functions.json. */
export type Parameter = readonly [name: string, types: TypeSet];

interface Js {
  text: string;
  number: Decimal;
  boolean: boolean;
  date: string;
  datetime: string;
  reference: string;
  texts: readonly string[];
  null: null;
}

type JsOf<T extends string> = T extends `${infer A}|${infer B}` ? JsOf<A> | JsOf<B> : T extends keyof Js ? Js[T] : never;
type JsArguments<P extends readonly Parameter[]> = { [K in keyof P]: JsOf<P[K][1]> | (P[K][0] extends `${string}?` ? undefined : never) };

/** What both back-ends may ask about the call. */
export interface CallTypes {
  /** The type each argument has after checking. */
  readonly types: readonly ExpressionType[];
}

/** A function of values: null when an argument that was given is null. */
export interface PlainFunction {
  readonly kind: 'plain';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly returns: ExpressionType | 'same';
  readonly volatile: boolean;
  /** The result may leave the range of numbers and must be fitted. */
  readonly wide: boolean;
  /** The SQL names an argument more than once. */
  readonly repeats: boolean;
  sql(parameters: readonly (Sql | undefined)[], scope: SqlScope, call: CallTypes): Sql;
  js(parameters: readonly ExpressionValue[], scope: ValueScope, call: CallTypes): ExpressionValue;
}

export interface Call {
  readonly reporter: Reporter;
  readonly name: string;
  readonly nodes: readonly TypedNode[];
  readonly span: Span;
}

/** A function with rules of its own: null arguments, any number of arguments, evaluation in order. */
export interface SpecialFunction {
  readonly kind: 'special';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly least: number;
  readonly most: number;
  build(call: Call): TypedNode | undefined;
}

export type FunctionSpec = PlainFunction | SpecialFunction;

interface PlainOptions<P extends readonly Parameter[]> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly takes: P;
  /** 'same': the type of the first argument. */
  readonly returns: ExpressionType | 'same';
  readonly volatile?: true;
  readonly wide?: true;
  readonly repeats?: true;
  sql(parameters: { [K in keyof P]: Sql | (P[K][0] extends `${string}?` ? undefined : never) }, scope: SqlScope, call: CallTypes): Sql;
  js(parameters: JsArguments<P>, scope: ValueScope, call: CallTypes): ExpressionValue;
}

/** Declares a function of values with its SQL and JavaScript side by side. */
export function plain<const P extends readonly Parameter[]>(options: PlainOptions<P>): PlainFunction {
  // @NOTE the checker calls both only with arguments of the declared types and number, never null.
  const { sql, js } = options as unknown as Pick<PlainFunction, 'sql' | 'js'>;
  return {
    kind: 'plain',
    name: options.name,
    aliases: options.aliases ?? [],
    parameters: options.takes,
    returns: options.returns,
    volatile: options.volatile ?? false,
    wide: options.wide ?? false,
    repeats: options.repeats ?? false,
    sql,
    js,
  };
}

/** Declares a function with rules of its own. */
export function special(options: {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly least: number;
  readonly most?: number;
  build(call: Call): TypedNode | undefined;
}): SpecialFunction {
  return { kind: 'special', aliases: [], most: Number.POSITIVE_INFINITY, ...options };
}
