import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely';

/** A composable piece of SQL with its parameters. Made with the `sql` tag only; text from people is always a parameter. */
export type Sql = RawBuilder<unknown>;

/** SQL text and parameter values, ready for the driver. With `name` the server keeps it as a prepared statement. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

/** A parameter to be filled in at execution, so that a compiled statement can be kept and reused. */
export class Slot {
  readonly slot: string;
  constructor(slot: string) {
    this.slot = slot;
  }
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Turns a fragment into text with $1, $2 and the values. */
export function compileSql(fragment: Sql): Statement {
  const compiled = fragment.compile(compiler);
  return { text: compiled.sql, values: compiled.parameters };
}

/** Fills the slots of a compiled statement. */
export function bindSlots(statement: Statement, slots: Readonly<Record<string, unknown>>): Statement {
  const values = statement.values.map((value) => (value instanceof Slot ? slots[value.slot] : value));
  return statement.name === undefined ? { text: statement.text, values } : { text: statement.text, values, name: statement.name };
}

const identifier = /^[a-z_][a-z0-9_]{0,62}$/;

/** A quoted identifier (or schema-qualified name). Throws for anything but a checked name: the only way names enter SQL. */
export function ident(...parts: string[]): Sql {
  for (const part of parts) if (!identifier.test(part)) throw new Error(`not an SQL identifier: ${part}`);
  return sql.id(...parts) as Sql;
}

/** Joins fragments, with `, ` unless another separator is given. */
export function join(fragments: readonly Sql[], separator: Sql = sql`, `): Sql {
  return sql.join(fragments as Sql[], separator) as Sql;
}

/** AND of the conditions; TRUE when there are none. */
export function all(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql`true`;
  if (conditions.length === 1) return conditions[0] as Sql;
  return sql`(${join(conditions, sql` and `)})`;
}

/** OR of the conditions; FALSE when there are none. */
export function any(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql`false`;
  if (conditions.length === 1) return conditions[0] as Sql;
  return sql`(${join(conditions, sql` or `)})`;
}

export { sql };
