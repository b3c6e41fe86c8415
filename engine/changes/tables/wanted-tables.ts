import type { Model, ObjectModel } from '../../metadata/model.ts';
import type { DocumentWrite } from '../documents/document-table.ts';
import { compareRollUps } from './compare-roll-ups.ts';
import { objectTables } from './object-tables.ts';
import { hiddenSideTable } from './side-table.ts';
import { storedRollUpTable } from './stored-roll-up-table.ts';
import type { TableShape } from './table-shape.ts';

/** How the tables of every object that documents touch should look: of hidden ones the rows stay and the rules go. */
export function wantedTables(writes: readonly DocumentWrite[], before: Model, after: Model): readonly TableShape[] {
  const wanted = new Map<string, TableShape>();
  const add = (table: TableShape): void => void wanted.set(`${table.schema}.${table.name}`, table);
  for (const object of touchedObjects(writes)) {
    const was = before.objects.get(object);
    const is = after.objects.get(object);
    if (was) for (const table of leftovers(was)) add(table);
    if (is) for (const table of objectTables(is)) add(table);
  }
  // Of what is measured a change may call for another table.
  for (const { field } of compareRollUps(before, after).made) {
    const table = storedRollUpTable({ name: field.object }, field);
    if (table) add(table);
  }
  return [...wanted.values()];
}

function touchedObjects(writes: readonly DocumentWrite[]): ReadonlySet<string> {
  return new Set(writes.flatMap(({ kind, name }) => (kind === 'object' ? [name] : kind === 'field' ? [name.split('.')[0] as string] : [])));
}

/** Tables of an object as they stay when it, or their field, is hidden. */
function leftovers(object: ObjectModel): readonly TableShape[] {
  const own = objectTables(object)
    .slice(0, 2)
    .map((table) => ({ ...table, constraints: [], indexes: table.schema === 'past' ? table.indexes : [] }));
  const sides = [...object.fields.values()].flatMap((field) => hiddenSideTable(object, field) ?? []);
  return [...own, ...sides];
}
