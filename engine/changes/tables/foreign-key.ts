import { compileSql, ident, sql } from '../../sql/sql.ts';
import { managedName } from '../physical-names.ts';
import type { ConstraintShape } from './table-shape.ts';

/** A foreign key to the id of another table. What a deletion does is decided by the writer, so the key itself refuses. */
export function foreignKey(table: string, column: string, target: readonly [string, string], field: string, cascade = false): ConstraintShape {
  const definition = sql`foreign key (${ident(column)}) references ${ident(...target)} (id)${cascade ? sql` on delete cascade` : sql``}`;
  const name = managedName('fk', `${table}_${column}`, `${table} ${compileSql(definition).text}`);
  return { name, kind: 'foreign_key', definition, fields: [field] };
}
