import { ident, type Sql, sql } from '../../sql/sql.ts';
import { columnDefinition } from '../tables/column-definition.ts';
import { type Ddl, locks } from '../tables/ddl.ts';
import type { RetypePlan } from './retype-plan.ts';

/** A change of type concerns the records and their past versions alike, since history shows both. */
const schemas = ['crm', 'past'] as const;

function name(base: string, suffix: string): Sql {
  return ident(`${base}${suffix}`);
}

/** Adds the columns to be filled. */
export function addNextColumns(plan: RetypePlan): Ddl[] {
  return schemas.map((schema) => {
    const clauses = plan.columns.map(({ suffix, type }) => sql`add column ${name(plan.next, suffix)} ${columnDefinition(type)}`);
    return { sql: sql`alter table ${ident(schema, plan.object)} ${sql.join(clauses)}`, lock: locks.brief };
  });
}

/** SET list that computes the next columns of a row. */
export function assignments(plan: RetypePlan, row: string): Sql {
  return sql.join(plan.columns.map((column) => sql`${name(plan.next, column.suffix)} = ${column.value(row)}`));
}

/** Fills the columns of all rows at once: for small tables. */
export function fillAll(plan: RetypePlan): Ddl[] {
  return schemas.map((schema) => ({ sql: sql`update ${ident(schema, plan.object)} as t set ${assignments(plan, 't')}`, lock: locks.none }));
}

/** From now on every write also writes the next columns. */
export function startDualWrite(plan: RetypePlan): Ddl[] {
  const body = plan.columns.map((column) => sql`new.${name(plan.next, column.suffix)} := ${column.value('new')};`);
  const watched = sql.join(plan.oldSuffixes.map((suffix) => name(plan.field, suffix)));
  return [
    {
      sql: sql`create function ${ident('crm', plan.trigger)}() returns trigger language plpgsql as $trellis$ begin ${sql.join(body, sql` `)} return new; end $trellis$`,
      lock: locks.none,
    },
    ...schemas.map((schema) => ({
      sql: sql`create trigger ${ident(plan.trigger)} before insert or update of ${watched} on ${ident(schema, plan.object)}
        for each row execute function ${ident('crm', plan.trigger)}()`,
      lock: locks.catalogue,
    })),
  ];
}

export function stopDualWrite(plan: RetypePlan): Ddl[] {
  return [
    ...schemas.map((schema) => ({ sql: sql`drop trigger if exists ${ident(plan.trigger)} on ${ident(schema, plan.object)}`, lock: locks.brief })),
    { sql: sql`drop function if exists ${ident('crm', plan.trigger)}()`, lock: locks.none },
  ];
}

/** The former columns are retired and the filled ones take their names. */
export function switchColumns(plan: RetypePlan, version: number): Ddl[] {
  const retired = plan.retired(version);
  return schemas.flatMap((schema) => {
    const table = ident(schema, plan.object);
    const rename = (from: Sql, to: Sql): Ddl => ({ sql: sql`alter table ${table} rename column ${from} to ${to}`, lock: locks.brief });
    const kept = plan.was === undefined ? [] : [dropColumns(schema, plan.object, plan.was, plan.columns)];
    return [
      ...plan.oldSuffixes.map((suffix) => rename(name(plan.field, suffix), name(retired, suffix))),
      ...plan.columns.map(({ suffix }) => rename(name(plan.next, suffix), name(plan.field, suffix))),
      ...kept,
    ];
  });
}

/** Takes the unfinished columns away again. */
export function dropNextColumns(plan: RetypePlan): Ddl[] {
  return schemas.map((schema) => dropColumns(schema, plan.object, plan.next, plan.columns));
}

function dropColumns(schema: string, object: string, base: string, columns: RetypePlan['columns']): Ddl {
  const clauses = columns.map(({ suffix }) => sql`drop column if exists ${name(base, suffix)}`);
  return { sql: sql`alter table ${ident(schema, object)} ${sql.join(clauses)}`, lock: locks.brief };
}
