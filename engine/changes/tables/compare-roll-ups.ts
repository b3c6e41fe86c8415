import type { Model } from '../../metadata/model.ts';
import { type StoredRollUp, storedRollUps, storedValue } from '../../metadata/stored-roll-ups.ts';
import { ident, sql } from '../../sql/sql.ts';
import { type Ddl, locks } from './ddl.ts';

/** What becomes of stored roll-ups from one Model to the next. */
export interface RollUpChanges {
  /** Whose tables go: their values can be worked out again at any time. */
  readonly gone: readonly StoredRollUp[];
  /** Whose tables are made, empty. */
  readonly made: readonly StoredRollUp[];
  /** Whose values are made by another rule now. */
  readonly stale: readonly StoredRollUp[];
}

function shapeOf({ field }: StoredRollUp): string {
  return JSON.stringify([storedValue(field), field.document.options]);
}

export function compareRollUps(before: Model, after: Model): RollUpChanges {
  const was = new Map(storedRollUps(before).map((rollUp) => [rollUp.table, rollUp]));
  const is = new Map(storedRollUps(after).map((rollUp) => [rollUp.table, rollUp]));
  const isSame = (rollUp: StoredRollUp, other: StoredRollUp | undefined): boolean => other !== undefined && shapeOf(rollUp) === shapeOf(other);
  return {
    gone: [...was.values()].filter((rollUp) => !isSame(rollUp, is.get(rollUp.table))),
    made: [...is.values()].filter((rollUp) => !isSame(rollUp, was.get(rollUp.table))),
    stale: [...is.values()].filter((rollUp) => isSame(rollUp, was.get(rollUp.table)) && rollUp.definition !== was.get(rollUp.table)?.definition),
  };
}

/** The statements that take tables away before others of the same name are made. */
export function dropRollUps({ gone }: RollUpChanges): readonly Ddl[] {
  return gone.map(({ table }) => ({ sql: sql`drop table if exists ${ident('crm', table)}`, lock: locks.brief }));
}
