/**
 * A request by its path. Records are named in path and body as `{account own}`; `{made comment}` is what the program itself made last of that kind.
 * What is listed by pages is followed so far.
 */
export interface Asking {
  readonly kind: 'ask';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Sent as a file, in place of a body. */
  readonly file?: string;
  readonly pages?: number;
}

/** One request of a program. Records are named, not numbered: the same name is the same id in both worlds. */
export type Step =
  | { readonly kind: 'list'; readonly object: string; readonly query: Readonly<Record<string, string>>; readonly pages: number }
  | { readonly kind: 'get'; readonly object: string; readonly name: string; readonly fields?: string }
  | { readonly kind: 'history'; readonly object: string; readonly name: string }
  | { readonly kind: 'aggregate' | 'export'; readonly object: string; readonly body: object }
  | { readonly kind: 'search' | 'phone'; readonly text: string }
  | { readonly kind: 'create'; readonly object: string; readonly name: string; readonly values: object }
  | { readonly kind: 'update'; readonly object: string; readonly name: string; readonly values: object; readonly version?: number }
  | { readonly kind: 'delete' | 'restore'; readonly object: string; readonly name: string }
  | { readonly kind: 'bulk'; readonly object: string; readonly mode: 'all' | 'valid'; readonly items: readonly { op: string; name: string; values?: object }[] }
  | { readonly kind: 'import'; readonly mapping: string; readonly rows: readonly (readonly [string, string])[] }
  | Asking
  | { readonly kind: 'wizard'; readonly object: string; readonly key: string; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'file' | 'reveal'; readonly name: string; readonly field: string }
  | { readonly kind: 'metadata'; readonly path: string }
  | { readonly kind: 'why'; readonly object: string; readonly name?: string; readonly field?: string; readonly action?: string }
  | { readonly kind: 'shares'; readonly object: string; readonly name: string; readonly subjects?: string }
  | { readonly kind: 'share'; readonly object: string; readonly name: string; readonly subject: string; readonly can: readonly string[] }
  | { readonly kind: 'unshare'; readonly object: string; readonly name: string }
  | { readonly kind: 'operations' }
  | { readonly kind: 'undo' };

/** A program that mai runs. With a shadow, an administrator has just asked every reading question before her. */
export interface Program {
  readonly shadow: boolean;
  readonly steps: readonly Step[];
}
