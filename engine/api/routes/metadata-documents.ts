import type { UserActor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { clientMetadata } from '../../metadata/client-metadata.ts';
import type { MetadataDocument, Model, ObjectModel } from '../../metadata/model.ts';
import { readableObjectDocument } from '../../metadata/readable-object.ts';
import { metadataRights } from '../http/metadata-access.ts';

export const documentKinds = [
  'object',
  'field',
  'layout',
  'view',
  'app',
  'role',
  'calendar',
  'mapping',
  'recipe',
  'home',
  'counter',
  'print',
  'conversion',
] as const;
export type KindName = (typeof documentKinds)[number];

type Documents = ReadonlyMap<string, MetadataDocument>;

/** Documents of a kind by name: all of them for admins; for others layouts, views, apps and objects, cut down to what they may read. */
export function readableDocuments(model: Model, actor: UserActor, admin: boolean, kind: KindName): Documents {
  if (admin) return allDocuments(model, kind);
  if (kind === 'object') {
    const rights = metadataRights(model, actor);
    const readable = [...model.objects.values()].filter((object) => object.name !== 'user' && rights.can(object, 'read'));
    return new Map(readable.map((object) => [object.name, readableObjectDocument(model, object, rights)]));
  }
  const readable = clientMetadata(model, metadataRights(model, actor));
  if (kind === 'layout') return byName(readable.layouts);
  if (kind === 'view') return byName(readable.views);
  if (kind === 'app') return byName(readable.apps);
  throw new AppError('forbidden', `Only administrators may read documents of kind "${kind}".`);
}

function byName(documents: readonly MetadataDocument[]): Documents {
  return new Map(documents.map((document) => [document.name, document]));
}

/** Documents that admins made; the built-in object user has none. */
function objectDocuments(objects: readonly ObjectModel[]): Documents {
  return new Map(objects.filter((object) => object.name !== 'user').map((object) => [object.name, object.document]));
}

function allDocuments(model: Model, kind: KindName): Documents {
  switch (kind) {
    case 'object':
      return objectDocuments([...model.objects.values()]);
    case 'field':
      return byName(
        [...model.objects.values()].flatMap((object) => [...object.fields.values()].filter((field) => !field.system).map((field) => field.document)),
      );
    case 'layout':
      return model.layouts;
    case 'view':
      return model.views;
    case 'app':
      return model.apps;
    case 'role':
      return model.roles;
    case 'calendar':
      return model.calendars;
    case 'mapping':
      return model.mappings;
    case 'recipe':
      return model.recipes;
    case 'home':
      return model.homes;
    case 'counter':
      return model.counters;
    case 'print':
      return model.prints;
    case 'conversion':
      return model.conversions;
  }
}
