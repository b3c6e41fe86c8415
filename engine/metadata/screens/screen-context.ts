import { type Guard, stands } from '../../errors/guards.ts';
import { type MetadataRights, readsAtOnce, readsPath } from '../metadata-rights.ts';
import type { Model, ObjectModel } from '../model.ts';
import { readableText } from '../references/readable-expression.ts';

/** What screens are cut down for: a person, and the objects that they may read. */
export interface ScreenContext {
  readonly model: Model;
  readonly rights: MetadataRights;
  readonly objects: ReadonlyMap<string, ObjectModel>;
}

/** What the person is shown of one object. */
export interface Sight {
  readonly object: ObjectModel;
  /** A field, or a path over links, that is shown in some records, if only as dots. */
  reads(path: string): boolean;
  /** Shown at once in some records: what is only revealed by a click is neither sorted nor summed nor grouped by. A leading minus is left out. */
  readsAtOnce(path: string): boolean;
  /** Whether a condition may be told: true without one. */
  tells(condition: string | undefined): boolean;
}

/** What the person is shown of an object; undefined where they may not read it. The guard is the one that stands before this kind of screen. */
export function sightOf(context: ScreenContext, guard: Guard, name: string): Sight | undefined {
  return sightWith(context, guard, name, context.rights);
}

/**
 * What the person is shown of an object in a list of its records. Of objects that they may not list they are shown what they are shown of one
 * record: such a list is never asked for, and its entry leads to new records and to the search by number.
 */
export function sightInList(context: ScreenContext, guard: Guard, name: string): Sight | undefined {
  const { rights, objects } = context;
  const object = objects.get(name);
  return sightWith(context, guard, name, object && rights.can(object, 'list') ? rights.inLists : rights);
}

function sightWith({ model, objects }: ScreenContext, guard: Guard, name: string, rights: MetadataRights): Sight | undefined {
  const object = objects.get(name);
  if (!object) return undefined;
  return {
    object,
    reads: (path) => !stands(guard) || readsPath(model, object, path.split('.'), rights),
    readsAtOnce: (path) => !stands(guard) || readsAtOnce(model, object, path.replace(/^-/, '').split('.'), rights),
    tells: (condition) => condition === undefined || !stands(guard) || readableText(model, object, condition, rights) !== undefined,
  };
}

/** Whether a screen for certain roles is for this person; administrators get all. */
export function isFor({ rights }: ScreenContext, roles: readonly string[] | undefined): boolean {
  return roles === undefined || rights.admin || rights.holdsRole(roles);
}
