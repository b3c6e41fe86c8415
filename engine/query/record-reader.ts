import type { Label } from '../../schemas/generated/metadata.ts';
import type { Actor } from '../access/actor.ts';
import type { StoredFile } from '../files/file-store.ts';

/** A record on the wire: id, version, the fields asked for, `_hidden` naming fields the actor may not read, `_masked` those that a click reveals, and for stored roll-ups in `_fresh` when they were worked out. */
export interface WireRecord {
  readonly id: string;
  readonly version?: number;
  readonly _hidden?: readonly string[];
  /** Fields that the actor may reveal one by one; see RecordReader.reveal. */
  readonly _masked?: readonly string[];
  readonly _fresh?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface ListRequest {
  readonly filter?: string | undefined;
  /** Such as ['-created_at', 'customer.name']; id is always the last key. */
  readonly sort?: readonly string[] | undefined;
  /** 1 to 200, default 50. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** Paths to depth 3; absent means every stored field of the object without side tables, roll-ups and lines. */
  readonly fields?: readonly string[] | undefined;
  readonly search?: string | undefined;
  /** Only these of the records. */
  readonly ids?: readonly string[] | undefined;
  readonly count?: 'none' | 'capped' | 'exact' | undefined;
  /** Lists the trash instead. */
  readonly trash?: boolean | undefined;
  /** Answers the cursor behind each item, for those who take pages apart. */
  readonly cursors?: boolean | undefined;
}

export interface ListAnswer {
  readonly items: readonly WireRecord[];
  readonly next_cursor: string | null;
  /** Where asked for: behind each item the cursor that goes on after it. */
  readonly cursors?: readonly string[];
  /** Null with count=none. */
  readonly count: number | null;
  /** True when counting stopped at the cap (2,000; 500 in a search with a word of one or two letters): there are at least `count`. */
  readonly count_capped?: boolean;
}

export type Bucket = 'hour' | 'weekday' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface AggregateRequest {
  readonly filter?: string | undefined;
  readonly search?: string | undefined;
  /** Groups by a path; dates may be bucketed in the actor's zone: hour 0-23, weekday 1 (Monday) to 7, day and week (its Monday) as YYYY-MM-DD, month YYYY-MM, quarter YYYY-Qn, year YYYY. */
  readonly group?: readonly { readonly field: string; readonly bucket?: Bucket | undefined }[] | undefined;
  readonly measures: readonly {
    readonly fn: 'count' | 'count_distinct' | 'sum' | 'avg' | 'min' | 'max' | 'median';
    readonly field?: string | undefined;
    readonly as: string;
  }[];
  /** Names of measures or grouped paths, a minus sign for descending. */
  readonly sort?: readonly string[] | undefined;
  /** 1 to 10,000, default 1,000. */
  readonly limit?: number | undefined;
}

export interface AggregateAnswer {
  /** One object per group: grouped paths (as written) and measures. count and count_distinct are numbers; sum, avg, median of numbers are decimal text; money measures are {amount, currency}. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Measures that skipped cells the actor may not read. */
  readonly hidden?: readonly string[];
}

export interface SearchHit {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly matched: string;
}

/** A record that may be the same as one about to be saved. */
export interface DuplicateHit {
  readonly id: string;
  readonly title: string;
  /** The rule of the object by which it was found, the first of several. */
  readonly rule: string;
  readonly label: Label;
  /** Its title and the fields of the object's rules, as the actor may read them. */
  readonly record: WireRecord;
}

export interface DuplicateGroupsRequest {
  /** 1 to 50 groups, default 20. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** Of the records; absent: the title and the fields of the rules, as far as they are shown. */
  readonly fields?: readonly string[] | undefined;
  /** Only by this rule of the object. */
  readonly rule?: string | undefined;
}

/** Records that are alike, the oldest first, at most ten; `more` where there are others. */
export interface DuplicateGroup {
  readonly rule: string;
  readonly label: Label;
  readonly records: readonly WireRecord[];
  readonly more: boolean;
}

export interface DuplicateGroups {
  readonly items: readonly DuplicateGroup[];
  readonly next_cursor: string | null;
}

export interface HistoryEntry {
  readonly version: number;
  readonly at: string;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly operation: string;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  /** Readable fields that changed with the values before and after; `expired` where retention has taken the values away. */
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown; readonly expired?: boolean }[];
}

/** How long a record was in one stage. */
export interface StageStay {
  /** Key of the choice; null where it had none, or with `expired`. */
  readonly stage: string | null;
  readonly entered_at: string;
  /** Null of the stage that it is in. */
  readonly left_at: string | null;
  /** Until it left, or until now. */
  readonly seconds: number;
  /** Who moved it there; empty where the actor is not shown who changed the record. */
  readonly by: { readonly id: string | null; readonly name: string };
  /** Which stage it was is no longer kept. */
  readonly expired?: true;
}

export interface StageHistory {
  /** Oldest first. */
  readonly items: readonly StageStay[];
  /** Longer in its stage than `rot_days` of that stage. */
  readonly rotting: boolean;
}

/** Since when a record has been in its stage. */
export interface StageAge {
  readonly id: string;
  readonly stage: string;
  readonly entered_at: string;
  readonly seconds: number;
  readonly rotting: boolean;
}

/** Records, by id or by the operations that touched them. */
export type Touched = { readonly ids: readonly string[] } | { readonly operations: readonly string[]; readonly limit: number };

/** Reads records as an actor. Everything it answers has passed access; hidden and missing look the same. */
export interface RecordReader {
  list(actor: Actor, object: string, request: ListRequest): Promise<ListAnswer>;
  /** Undefined when missing, in the trash, or not visible. */
  get(actor: Actor, object: string, id: string, fields?: readonly string[]): Promise<WireRecord | undefined>;
  /** The value of a field that is shown or masked; undefined where the record or the field cannot be seen at all. Whoever calls logs it. */
  reveal(actor: Actor, object: string, id: string, field: string): Promise<{ readonly value: unknown } | undefined>;
  /** Of these records those that the actor may list, in or out of the trash: for hints of what has changed. Of those that operations touched the first `limit`. */
  visibleIds(actor: Actor, object: string, touched: Touched): Promise<readonly string[]>;
  /** Of these records those that the actor may open, outside the trash, with their titles as text; null where the title is empty or not shown. */
  titles(actor: Actor, object: string, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  aggregate(actor: Actor, object: string, request: AggregateRequest): Promise<AggregateAnswer>;
  /** Over all searchable objects, blind to case and diacritics; at most `limit` (default 20) hits. */
  search(
    actor: Actor,
    text: string,
    options?: { readonly objects?: readonly string[] | undefined; readonly limit?: number | undefined },
  ): Promise<readonly SearchHit[]>;
  /** Records with a phone number ending in these digits (at least 3), with or without +84 or 0. */
  findByPhone(actor: Actor, digits: string): Promise<readonly SearchHit[]>;
  /** Records that may be the same as one with these wire values, by the rules `duplicates` of the object, without the record `except` and what was told apart from it; at most five. Rules that need a cell that the actor may not read find nothing. */
  duplicates(actor: Actor, object: string, values: Readonly<Record<string, unknown>>, except?: string): Promise<readonly DuplicateHit[]>;
  /**
   * Records that may be the same, by the rules of the object in their order: of those that the actor may list, and only by rules whose fields they
   * are shown in all of them. What has been told apart is left out. A page may be shorter than asked for and not be the last.
   */
  duplicateGroups(actor: Actor, object: string, request: DuplicateGroupsRequest): Promise<DuplicateGroups>;
  history(
    actor: Actor,
    object: string,
    id: string,
    options?: { readonly limit?: number | undefined; readonly before_version?: number | undefined },
  ): Promise<readonly HistoryEntry[]>;
  /** Through which stages of a choice field a record went; undefined where the record or the field cannot be seen. */
  stages(actor: Actor, object: string, id: string, field: string): Promise<StageHistory | undefined>;
  /** Of these records those that the actor may list with their stage, in no order; undefined where the field cannot be seen at all. */
  stageAges(actor: Actor, object: string, field: string, ids: readonly string[]): Promise<readonly StageAge[] | undefined>;
  /** A file that the actor may read: through a cell of a record, or as its uploader while no record holds it. Undefined looks the same for hidden and unknown. */
  file(actor: Actor, id: string): Promise<StoredFile | undefined>;
  /** How many rows `stream` would give; counting stops at `most` + 1. */
  countExport(actor: Actor, object: string, request: Pick<ListRequest, 'filter' | 'search' | 'ids'>, most: number): Promise<number>;
  /** All rows of a list that the actor may export, in pages of constant memory. */
  stream(actor: Actor, object: string, request: Omit<ListRequest, 'limit' | 'cursor' | 'count'>): AsyncIterable<readonly WireRecord[]>;
}
