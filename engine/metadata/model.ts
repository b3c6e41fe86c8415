import type {
  AppDocument,
  CalendarDocument,
  ConversionDocument,
  CounterDocument,
  FieldDocument,
  HomeDocument,
  LayoutDocument,
  MappingDocument,
  ObjectDocument,
  PrintDocument,
  RecipeDocument,
  RoleDocument,
  ViewDocument,
} from '../../schemas/generated/metadata.ts';
import type { CompiledExpression, TypeScope } from '../expressions/types.ts';
import type { ColumnType, FieldType } from '../fields/field-type.ts';

export type MetadataDocument =
  | ObjectDocument
  | FieldDocument
  | LayoutDocument
  | ViewDocument
  | AppDocument
  | RoleDocument
  | CalendarDocument
  | MappingDocument
  | RecipeDocument
  | HomeDocument
  | CounterDocument
  | PrintDocument
  | ConversionDocument;
export type DocumentKind = MetadataDocument['kind'];

/** A physical column of an object's table. */
export interface ColumnModel {
  readonly name: string;
  readonly type: ColumnType;
  readonly check?: string;
}

/** 'building': its column or table is being filled, reads work, writes go to both. 'hidden': deleted, kept for restore; invisible to everyone. */
export type FieldState = 'active' | 'building';

export interface FieldModel {
  readonly name: string;
  readonly object: string;
  readonly document: FieldDocument;
  readonly type: FieldType;
  readonly state: FieldState;
  readonly columns: readonly ColumnModel[];
  /** Name of the side table in schema crm, for types that have one. */
  readonly sideTable?: string;
  /** The related object of link, links, lines, roll_up and user ('user'). */
  readonly target?: string;
  /** formula: the compiled formula. */
  readonly formula?: CompiledExpression;
  /** roll_up: the compiled filter over the related object. */
  readonly rollUpFilter?: CompiledExpression;
  /** roll_up that picks a value (first, last, mode): the field that the value is from, through roll-ups of roll-ups. */
  readonly picked?: FieldDocument;
  /** roll_up with the option stored: the table of schema crm that keeps its values. */
  readonly storedTable?: string;
  readonly default?: CompiledExpression;
  readonly requiredWhen?: CompiledExpression;
  readonly visibleWhen?: CompiledExpression;
  readonly readOnlyWhen?: CompiledExpression;
  /** id, owner, created_at and the other standard columns. */
  readonly system: boolean;
}

export interface ValidationModel {
  readonly name: string;
  readonly condition: CompiledExpression;
  readonly message: { readonly en: string; readonly vi: string };
  readonly field?: string;
}

/** See the reminder of schemas/metadata/object.schema.json. */
export interface ReminderModel {
  /** A date or date-time field. */
  readonly at: FieldModel;
  readonly person: FieldModel;
  readonly minutesBefore: number;
  /** For dates: the hour at which the day counts as come. */
  readonly hour: number;
  readonly when?: CompiledExpression;
}

/** Lines that an object owns: the field of type lines and the child object. */
export interface OwnedLines {
  readonly field: string;
  readonly object: string;
  readonly link: string;
}

export interface ObjectModel {
  readonly name: string;
  readonly document: ObjectDocument;
  /** Schema and table: crm.<name>, or sys.user for the built-in object user. */
  readonly table: readonly [string, string];
  readonly fields: ReadonlyMap<string, FieldModel>;
  readonly title: FieldModel;
  readonly validations: readonly ValidationModel[];
  readonly lines: readonly OwnedLines[];
  /** For owned lines: the link to the parent. */
  readonly parent?: FieldModel;
  /** Fields of type link, links and any_link, of any object, that may point to this one. */
  readonly incoming: readonly FieldModel[];
  readonly searchFields: readonly FieldModel[];
  /** When people are reminded of its records. */
  readonly reminder?: ReminderModel;
  /** Content hash over everything this compiled object depends on; the key of caches. */
  readonly hash: string;
  readonly scope: TypeScope;
}

/** One frozen compiled snapshot of all metadata. */
export interface Model {
  readonly version: number;
  readonly objects: ReadonlyMap<string, ObjectModel>;
  readonly layouts: ReadonlyMap<string, LayoutDocument>;
  readonly views: ReadonlyMap<string, ViewDocument>;
  readonly apps: ReadonlyMap<string, AppDocument>;
  readonly roles: ReadonlyMap<string, RoleDocument>;
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  readonly mappings: ReadonlyMap<string, MappingDocument>;
  readonly recipes: ReadonlyMap<string, RecipeDocument>;
  readonly homes: ReadonlyMap<string, HomeDocument>;
  readonly counters: ReadonlyMap<string, CounterDocument>;
  readonly prints: ReadonlyMap<string, PrintDocument>;
  readonly conversions: ReadonlyMap<string, ConversionDocument>;
  readonly settings: WorkspaceSettings;
}

export interface WorkspaceSettings {
  /** What the business is called, on receipts and the like. */
  readonly name?: { readonly en: string; readonly vi: string };
  readonly currency: string;
  readonly zone: string;
  readonly locale: 'vi' | 'en';
}
