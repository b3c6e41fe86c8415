import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { ident, sql } from '../sql/sql.ts';

/** The trees that people make. */
export type Tree = 'team' | 'territory';

const deepest = 10;
// Beyond what is allowed, so that a tree made past the writers is walked to an end.
const lastStep = 50;

function refuseParent(code: 'bad_request' | 'circular' | 'limit_exceeded', message: string): AppError {
  return new AppError(code, message, { issues: [{ pointer: '/parent', message }] });
}

/**
 * Throws unless the node may stand beneath `parent`: that is there (bad_request), is neither the node nor beneath it (circular), and leaves
 * the tree at most ten deep (limit_exceeded). `id` is null for a new node. Call it under the lock of rights.
 */
export async function assertTreePlace(tx: Tx, tree: Tree, id: string | null, parent: string | null): Promise<void> {
  if (parent === null) return;
  const table = ident('sys', tree);
  const above = await tx.query<{ id: string }>(sql`with recursive above(id, parent, depth) as (
      select t.id, t.parent, 1 from ${table} as t where t.id = ${parent}::uuid
      union all select t.id, t.parent, a.depth + 1 from above as a join ${table} as t on t.id = a.parent where a.depth < ${sql.lit(lastStep)})
    select id::text as id from above`);
  if (above.length === 0) throw refuseParent('bad_request', `There is no ${tree} ${parent}.`);
  if (above.some((node) => node.id === id)) throw refuseParent('circular', `A ${tree} cannot stand beneath itself.`);
  const beneath = await tx.query<{ depth: number }>(sql`with recursive beneath(id, depth) as (
      select ${id}::uuid, 1 union all select t.id, b.depth + 1 from beneath as b join ${table} as t on t.parent = b.id where b.depth < ${sql.lit(lastStep)})
    select max(depth)::int as depth from beneath`);
  if (above.length + (beneath[0]?.depth ?? 1) > deepest) throw refuseParent('limit_exceeded', `A tree is at most ${deepest} deep.`);
}

/** Throws has_children, saying what to do, while others stand beneath the node. */
export async function assertChildless(tx: Tx, tree: Tree, id: string): Promise<void> {
  const children = await tx.query<{ name: string }>(sql`select t.name from ${ident('sys', tree)} as t where t.parent = ${id}::uuid order by t.name limit 6`);
  if (children.length === 0) return;
  const names = children.slice(0, 5).map(({ name }) => `"${name}"`);
  const message = `Move or delete first what stands beneath it: ${names.join(', ')}${children.length > 5 ? ' and others' : ''}.`;
  throw new AppError('has_children', message, { issues: [{ pointer: '', message }] });
}
