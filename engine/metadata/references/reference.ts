/** One place in a document that names an object, or a field of it. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  /** JSON Pointer in the document. */
  readonly path: string;
  readonly object: string;
  readonly field?: string;
}
