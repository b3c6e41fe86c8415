import { createHash } from 'node:crypto';
import { type Actor, actorSlots } from '../access/actor.ts';
import { grantsKey } from '../access/grants.ts';
import type { Row, Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { stands } from '../errors/guards.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import { bindSlots, compileSql, type Sql, type Statement } from '../sql/sql.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';

/** What reading needs: a connection (or transaction), the Model in force, the clock. */
export interface ReadContext {
  readonly connection: Tx;
  readonly model: Model;
  readonly now: Date;
}

/** The object as this actor may read it, or not_found: an unknown object and a forbidden one look the same. */
export function readableObject(frame: ReadFrame, name: string): ObjectModel {
  const object = frame.model.objects.get(name);
  if (object && accessIn(frame, object).rows('read') !== 'none') return object;
  throw new AppError('not_found', `There is no object "${name}" that you can read.`, { issues: [{ pointer: '/object', message: 'unknown' }] });
}

const cacheSize = 2_000;
const caches = new WeakMap<Model, Map<string, unknown>>();

/** Keeps what was compiled for a shape of request, per Model; the least recently used goes first. The key must hold everything the result depends on. */
export function cached<T>(frame: ReadFrame, key: string, make: () => T): T {
  const cache = caches.get(frame.model) ?? new Map<string, unknown>();
  caches.set(frame.model, cache);
  const reading = `${frame.mode ?? 'record'}${frame.exporting && stands('export_cache') ? ' export' : ''}${frame.live ? ' live' : ''}`;
  const full = `${stands('cache_key') ? grantsKey(frame.model, frame.actor) : ''}|${reading}|${frame.actor.zone}|${key}`;
  // @NOTE the key begins with the kind of shape, so what lies under it is a T.
  const known = cache.get(full) as T | undefined;
  if (known !== undefined) {
    cache.delete(full);
    cache.set(full, known);
    return known;
  }
  const made = make();
  cache.set(full, made);
  if (cache.size > cacheSize) cache.delete(cache.keys().next().value as string);
  return made;
}

/**
 * Compiles and names a statement, so that the server keeps its plan. A plan is of no use once a column has become another type, so the
 * name tells the types of the columns named in the text.
 */
export function preparedStatement(fragment: Sql, model: Model): Statement {
  const statement = compileSql(fragment);
  const types = columnTypes(model);
  const named = [...statement.text.matchAll(/"(\w+)"/g)].map((match) => types.get(match[1] as string) ?? '');
  const digest = createHash('sha256').update(statement.text).update(named.join()).digest('base64url');
  return { ...statement, name: `q${digest.slice(0, 20)}` };
}

const typesOfModels = new WeakMap<Model, ReadonlyMap<string, string>>();

/** By name of a column the types that columns of that name have. */
function columnTypes(model: Model): ReadonlyMap<string, string> {
  const known = typesOfModels.get(model);
  if (known) return known;
  const types = new Map<string, string>();
  for (const object of model.objects.values())
    for (const field of object.fields.values()) for (const { name, type } of field.columns) types.set(name, `${types.get(name) ?? ''} ${type}`);
  typesOfModels.set(model, types);
  return types;
}

/** Runs a statement with the actor's slots and those given. */
export function run(context: ReadContext, actor: Actor, statement: Statement, slots: Readonly<Record<string, unknown>> = {}): Promise<Row[]> {
  return context.connection.query(bindSlots(statement, { ...slots, ...actorSlots(actor, context.now) }));
}
