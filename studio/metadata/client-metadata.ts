import type {
  AppDocument,
  Color,
  ConversionDocument,
  CounterDocument,
  FieldDocument,
  HomeDocument,
  Label,
  LayoutDocument,
  ObjectDocument,
  PrintDocument,
  ViewDocument,
} from '../../schemas/generated/metadata.ts';

export type FieldTypeName = FieldDocument['type'];
export type FieldOptions = NonNullable<FieldDocument['options']>;

/** Comparisons that a field offers in the filter builder. */
export type OperatorName =
  | 'equals'
  | 'not_equals'
  | 'contains'
  | 'starts_with'
  | 'less'
  | 'at_most'
  | 'greater'
  | 'at_least'
  | 'in'
  | 'has'
  | 'blank'
  | 'not_blank'
  | 'is_true'
  | 'is_false';

/** A field as the screens know it: only fields the person may read. */
export interface ClientField {
  readonly name: string;
  readonly type: FieldTypeName;
  readonly label: Label;
  readonly help?: Label;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly searchable?: boolean;
  readonly sortable: boolean;
  readonly filterable: boolean;
  readonly groupable: boolean;
  /** The person may not write it. */
  readonly read_only: boolean;
  /** id, owner, created_at and the other standard columns. */
  readonly system: boolean;
  /** The related object of link, links, lines, roll_up and user. */
  readonly target?: string;
  readonly options: FieldOptions;
  readonly operators: readonly string[];
  /** The person sees dots in some records or all, and may reveal them one by one. */
  readonly masked?: boolean;
}

/** What the person may do with records of an object, as far as that does not depend on the record. */
interface Abilities {
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly export: boolean;
  /** See its records in lists. Whoever may not can still open one by its address, or find it by phone number. */
  readonly list: boolean;
  readonly share: boolean;
  readonly bulk: boolean;
  readonly import: boolean;
  /** Make records one. */
  readonly merge: boolean;
}

/** An object as the screens know it. */
export interface ClientObject {
  readonly name: string;
  readonly label: Label;
  readonly plural: Label;
  readonly description?: Label;
  readonly icon?: string;
  readonly color?: Color;
  /** The field that names a record. */
  readonly title: string;
  /** For owned lines: the link to the owning record. */
  readonly parent?: string;
  /** For owned lines: the field that keeps their order. */
  readonly order?: string;
  readonly record_types?: ObjectDocument['record_types'];
  /** How a call from one of its records is logged. */
  readonly log?: ObjectDocument['log'];
  /** Rules by which a record may be the same as another. */
  readonly duplicates?: ObjectDocument['duplicates'];
  readonly can: Abilities;
  readonly fields: readonly ClientField[];
}

/** All the screens need, in one answer of GET /api/metadata. */
export interface ClientMetadata {
  readonly version: number;
  readonly settings: { readonly name?: Label; readonly currency: string; readonly zone: string; readonly locale: 'vi' | 'en' };
  readonly apps: readonly AppDocument[];
  readonly views: readonly ViewDocument[];
  readonly layouts: readonly LayoutDocument[];
  /** Print templates in order. */
  readonly prints: readonly PrintDocument[];
  readonly conversions: readonly ConversionDocument[];
  readonly objects: readonly ClientObject[];
  /** Counters at which the person may sell. */
  readonly counters: readonly CounterDocument[];
  /** The person's first page. */
  readonly today?: HomeDocument;
  /** Where the person begins, as the roles say. */
  readonly home?: { readonly app?: string; readonly object?: string; readonly view?: string };
}

export function findObject(metadata: ClientMetadata, name: string | undefined): ClientObject | undefined {
  return metadata.objects.find((object) => object.name === name);
}

export function findField(object: ClientObject | undefined, name: string): ClientField | undefined {
  return object?.fields.find((field) => field.name === name);
}
