import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import type { ExpressionValue } from '../../../expressions/types.ts';
import type { StoredValue } from '../../../fields/field-type.ts';

/** A record as it lies in the database, whoever may see it. */
export interface WorldRecord {
  readonly object: string;
  readonly id: string;
  readonly deleted: boolean;
  /** Stored values by physical column. */
  readonly columns: Readonly<Record<string, StoredValue>>;
  /** Territories in which it would lie, of a record that is only thought of. */
  readonly places?: readonly string[];
  /** Rows of side tables as JSON text, and values of stored roll-ups, by field. */
  readonly sides: Readonly<Record<string, string | null>>;
}

/** What the oracle has to know of a field. */
export interface WorldField {
  readonly name: string;
  readonly type: string;
  /** The object that a link, links, lines or roll_up names. */
  readonly target: string | undefined;
  /** any_link: the objects it may name; undefined for all. */
  readonly objects: readonly string[] | undefined;
  /** Paths that a formula reads; empty for all else. */
  readonly reads: readonly (readonly string[])[];
  /** Shows its result or total whoever may read what it is made of. */
  readonly exposes: boolean;
  /** roll_up with first and last: the field of the target that orders. */
  readonly orderedBy?: string | undefined;
  /** roll_up: the field of the target that is aggregated. */
  readonly measured: string | undefined;
  /** Members of a composite value, such as currency. */
  readonly members: ReadonlySet<string>;
}

export interface WorldObject {
  readonly name: string;
  /** lines: the object that owns its records. */
  readonly owner: string | undefined;
  readonly fields: ReadonlyMap<string, WorldField>;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly manager: string | null;
  /** Given to the person, without those of teams. */
  readonly roles: readonly string[];
  readonly zone: string;
  readonly locale: 'vi' | 'en';
  /** The only objects reached, through a token that is limited to some. */
  readonly only?: readonly string[];
}

export interface Node {
  readonly id: string;
  readonly parent: string | null;
}

export interface Share {
  readonly object: string;
  readonly subject: string;
  readonly can: readonly string[];
  readonly expiresAt: string | null;
}

/** The rows of schema sys that rights hang on, as plain values. */
export interface RightsRows {
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: readonly Node[];
  readonly teamMembers: readonly { readonly team: string; readonly person: string }[];
  readonly teamRoles: readonly { readonly team: string; readonly role: string }[];
  readonly territories: readonly Node[];
  readonly territoryMembers: readonly { readonly territory: string; readonly person: string }[];
  readonly territoryRules: readonly { readonly territory: string; readonly object: string; readonly condition: string }[];
  readonly shareRules: readonly (Share & { readonly condition: string })[];
}

/** Everything that decides rights: documents, rows and records, read from the database without a thought for who may see them. */
export interface World extends RightsRows {
  /** ISO 8601. */
  readonly now: string;
  readonly roles: ReadonlyMap<string, RoleDocument>;
  readonly objects: ReadonlyMap<string, WorldObject>;
  record(object: string, id: string): WorldRecord | undefined;
  /** Shares of the record. */
  sharesOf(record: WorldRecord): readonly Share[];
  /** Territories in which the record lies. */
  placesOf(record: WorldRecord): readonly string[];
  /** The record's link as the record it names; `id` without a record where there is none. */
  linkOf(record: WorldRecord, field: string): { readonly object: string; readonly id: string } | undefined;
  /** Whether the condition of a rule holds for the record, as the data really are; undefined where the condition is not valid. */
  holds(condition: string, record: WorldRecord, person: Person): boolean | undefined;
  /** The value as it really is; null for a roll-up that is worked out for each viewer. */
  value(record: WorldRecord, path: readonly string[], person: Person): ExpressionValue;
  /** Whether the condition can be judged at all. */
  isSound(condition: string, object: string): boolean;
}
