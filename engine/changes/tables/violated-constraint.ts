import type { ObjectModel } from '../../metadata/model.ts';
import { objectTables } from './object-tables.ts';

/** A constraint or index of the database in terms of the object. */
export interface ViolatedConstraint {
  readonly kind: 'id' | 'unique' | 'foreign_key' | 'check';
  readonly fields: readonly string[];
  /** Name of the object's unique key over several fields. */
  readonly key?: string;
}

const known = new WeakMap<ObjectModel, ReadonlyMap<string, ViolatedConstraint>>();

function read(object: ObjectModel): ReadonlyMap<string, ViolatedConstraint> {
  const map = new Map<string, ViolatedConstraint>([[`${object.name}_pkey`, { kind: 'id', fields: ['id'] }]]);
  for (const table of objectTables(object)) {
    for (const { name, kind, fields } of table.constraints) map.set(name, { kind, fields });
    for (const { name, unique, fields, key } of table.indexes) {
      if (unique) map.set(name, key === undefined ? { kind: 'unique', fields } : { kind: 'unique', fields, key });
    }
  }
  return map;
}

/** What the constraint that PostgreSQL names in an error (SQLSTATE 23505, 23503, 23514) means; undefined when it is none of the object's. */
export function violatedConstraint(object: ObjectModel, constraint: string): ViolatedConstraint | undefined {
  let map = known.get(object);
  if (!map) {
    map = read(object);
    known.set(object, map);
  }
  return map.get(constraint);
}
