import { ident, join, type Sql, sql } from '../../sql/sql.ts';

export interface Bindable {
  readonly sql: Sql;
  /** A column or constant, which SQL may repeat. */
  readonly simple: boolean;
}

/**
 * Renders SQL that names its operands more than once. Operands that are more than a column or constant are bound in a
 * subselect: otherwise nested calls would double the text at each level. `offset 0` keeps the planner from undoing it.
 */
export function bindOnce(operands: readonly Bindable[], render: (operands: readonly Sql[]) => Sql): Sql {
  if (operands.every((operand) => operand.simple)) return render(operands.map((operand) => operand.sql));
  const names = operands.map((_, index) => ident('_once', `v${index}`));
  const bound = operands.map((operand, index) => (operand.simple ? operand.sql : (names[index] ?? operand.sql)));
  const columns = operands.flatMap((operand, index) => (operand.simple ? [] : [sql`${operand.sql} as ${ident(`v${index}`)}`]));
  return sql`(select ${render(bound)} from (select ${join(columns)} offset 0) as _once)`;
}
