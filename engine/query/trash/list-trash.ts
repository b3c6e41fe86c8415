import type { Actor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { all, compileSql, ident, Slot, type Sql, type Statement, sql } from '../../sql/sql.ts';
import { isIndexable, searchCondition, searchPatterns } from '../lists/search-condition.ts';
import { cached, type ReadContext, run } from '../read-context.ts';
import { accessIn, type ReadFrame } from '../read-frame.ts';
import { relation } from '../relation.ts';
import { scopeCondition } from '../row-conditions.ts';

export interface TrashRequest {
  /** Only of this object. */
  readonly object?: string | undefined;
  /** Words, as in a list. Objects without searchable fields have no hits. */
  readonly search?: string | undefined;
  /** 1 to 200, default 50. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A deleted record. When and by whom is null where the actor may not read those fields of it. */
export interface TrashedRecord {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly deleted_at: string | null;
  readonly deleted_by: { readonly id: string; readonly name: string } | null;
}

export interface TrashAnswer {
  readonly items: readonly TrashedRecord[];
  readonly next_cursor: string | null;
  /** Objects of which the actor may restore records, whether there are any or not. */
  readonly objects: readonly string[];
}

const defaultPage = 50;
const maximumPage = 200;
const never = '1970-01-01T00:00:00.000Z';

/** What lies in the trash, newest first, of all objects: records that the actor may read and delete. Lines are not listed: they go and come with their record. */
export async function listTrash(context: ReadContext, actor: Actor, request: TrashRequest): Promise<TrashAnswer> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list' };
  const limit = pageSize(request.limit);
  const objects = [...context.model.objects.values()].filter((object) => deletable(frame, object));
  const wanted = objects.filter(({ name }) => request.object === undefined || name === request.object);
  if (wanted.length === 0 && request.object !== undefined)
    throw new AppError('not_found', `There is no object "${request.object}" whose records you may delete.`, {
      issues: [{ pointer: '/object', message: 'unknown' }],
    });
  const patterns = searchPatterns(request.search ?? '');
  const after = request.cursor === undefined ? undefined : parseCursor(request.cursor);
  const found: TrashedRecord[] = [];
  for (const object of wanted) found.push(...(await trashOf(context, frame, object, { patterns, after, limit })));
  found.sort((left, right) => (placeOf(left) < placeOf(right) ? 1 : -1));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, next_cursor: more ? encodeCursor(last) : null, objects: objects.map(({ name }) => name) };
}

function deletable(frame: ReadFrame, object: ObjectModel): boolean {
  if (object.table[0] !== 'crm' || object.parent) return false;
  const access = accessIn(frame, object);
  return access.rows('read') !== 'none' && access.rows('delete') !== 'none';
}

interface Page {
  readonly patterns: readonly string[];
  readonly after: readonly [at: string, id: string] | undefined;
  readonly limit: number;
}

async function trashOf(context: ReadContext, frame: ReadFrame, object: ObjectModel, { patterns, after, limit }: Page): Promise<readonly TrashedRecord[]> {
  if (patterns.length > 0 && object.searchFields.every((field) => accessIn(frame, object).readCell(field) === 'none')) return [];
  const key = JSON.stringify(['trash', object.name, patterns.map(isIndexable), after !== undefined, limit]);
  const { statement } = cached(frame, key, () => ({ statement: trashStatement(frame, object, patterns.length, after !== undefined, limit) }));
  const words = Object.fromEntries(patterns.map((pattern, index) => [`q${index}`, pattern]));
  const rows = await run(context, frame.actor, statement, { ...words, ...(after ? { at: after[0], after: after[1] } : {}) });
  return rows.map(({ id, title, deleted_at, by, name }) => ({
    object: object.name,
    id: String(id),
    title: String(title ?? ''),
    deleted_at: deleted_at === null ? null : String(deleted_at),
    deleted_by: by === null ? null : { id: String(by), name: String(name ?? '') },
  }));
}

function trashStatement(frame: ReadFrame, object: ObjectModel, words: number, resumed: boolean, limit: number): Statement {
  const at = relation(frame, object);
  // When it went and who changed it last, as far as those cells may be read: what is hidden must not be told by the order either.
  const [deletedAt, by, title] = [at.value(['deleted_at']), at.value(['updated_by']), at.value([object.title.name])];
  const place = sql`coalesce(${deletedAt}, ${sql.lit(never)}::timestamptz)`;
  const id = ident(at.alias, 'id');
  const conditions: Sql[] = [
    at.visible(true),
    ...(stands('trash_delete') ? [scopeCondition(frame, object, at.alias, at.access.rows('delete'))] : []),
    ...(resumed ? [sql`(${place}, ${id}) < (${new Slot('at')}::timestamptz, ${new Slot('after')}::uuid)`] : []),
    ...(words > 0
      ? [
          searchCondition(
            at,
            Array.from({ length: words }, (_, index) => new Slot(`q${index}`)),
          ),
        ]
      : []),
  ];
  return compileSql(sql`select ${id}::text as id, ${title} as title, ${deletedAt} as deleted_at, ${by}::text as by,
    (select u.name from sys."user" as u where u.id = ${by}) as name from ${at.from()} where ${all(conditions)} order by ${place} desc, ${id} desc limit ${sql.lit(limit + 1)}`);
}

function pageSize(limit: number | undefined): number {
  if (limit === undefined) return defaultPage;
  if (Number.isInteger(limit) && limit >= 1 && limit <= maximumPage) return limit;
  const message = `limit must be a whole number from 1 to ${maximumPage}.`;
  throw new AppError('limit_exceeded', message, { issues: [{ pointer: '/limit', message }] });
}

/** Text by which the order of pages goes: of times alike the id decides. */
function placeOf({ deleted_at, id }: TrashedRecord): string {
  return `${new Date(deleted_at ?? never).toISOString()} ${id}`;
}

function encodeCursor({ deleted_at, id }: TrashedRecord): string {
  return Buffer.from(JSON.stringify([deleted_at ?? never, id])).toString('base64url');
}

function parseCursor(text: string): readonly [string, string] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value) && typeof value[0] === 'string' && !Number.isNaN(Date.parse(value[0])) && /^[0-9a-f-]{36}$/.test(String(value[1])))
      return [value[0], String(value[1])];
  } catch {
    // Not JSON: told below.
  }
  throw new AppError('bad_cursor', 'The cursor is damaged.', { issues: [{ pointer: '/cursor', message: 'damaged' }] });
}
