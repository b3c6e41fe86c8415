import type { AccessOfPerson } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import { holdsAdmin } from '../../../access/grants.ts';
import { type ObjectAccess, objectAccess } from '../../../access/object-access.ts';
import { type Action, type RowScope, sameScope } from '../../../access/row-rules.ts';
import type { Tx } from '../../../database/database.ts';
import type { FieldModel, Model, ObjectModel } from '../../../metadata/model.ts';
import { type Directory, loadDirectory } from '../directory.ts';
import { type RowWords, scopeWords } from '../words/row-words.ts';
import { said } from '../words/said.ts';
import { roleLabel } from '../words/verdict-sentence.ts';

type ObjectPage = AccessOfPerson['objects'][number];
type ActionRow = ObjectPage['actions'][number];
type FieldRow = ObjectPage['fields'][number];

const actions: readonly Action[] = ['read', 'create', 'update', 'delete', 'share', 'merge', 'export', 'bulk', 'import'];
// Without them a record cannot be addressed; they say nothing.
const bookkeeping = new Set(['id', 'version', 'deleted_at']);

/** What a person may do, object by object, in words; for administrators. */
export async function accessOfPerson({ tx, model }: { readonly tx: Tx; readonly model: Model }, person: UserActor): Promise<AccessOfPerson> {
  const directory = await loadDirectory(tx);
  const manager = directory.people.get(directory.people.get(person.id)?.manager ?? '');
  return {
    person: { id: person.id, name: person.name },
    admin: holdsAdmin(model, person),
    roles: person.roles.map((name) => ({ name, label: roleLabel(model, name), held: [...directory.holds(person.id, name)] })),
    teams: directory.teamsOf(person.id).map(({ id, name, lead }) => ({ id, name, lead })),
    territories: directory.territoriesOf(person.id).map(({ id, name, since }) => ({ id, name, since })),
    manager: manager ? { id: manager.id, name: manager.name } : null,
    objects: [...model.objects.values()].map((object) => objectPage({ model, person, directory }, object)),
  };
}

interface PersonPage {
  readonly model: Model;
  readonly person: UserActor;
  readonly directory: Directory;
}

function objectPage({ model, person, directory }: PersonPage, object: ObjectModel): ObjectPage {
  const access = objectAccess(model, person, object);
  const words: RowWords = { model, object, voice: { self: false, name: person.name }, person, directory };
  const row = (action: ActionRow['action'], scope: RowScope): ActionRow => ({ action, reach: reachOf(scope), scope: scopeWords(words, scope) });
  const fields = [...object.fields.values()].filter(({ name }) => !bookkeeping.has(name));
  const { en, vi } = object.document.plural;
  return {
    object: object.name,
    label: said(en, vi),
    actions: [...actions.map((action) => row(action, access.rows(action))), row('list', objectAccess(model, person, object, 'list').rows('read'))],
    // Of what is not seen at all there is nothing to tell field by field.
    fields: access.rows('read') === 'none' ? [] : fields.flatMap((field) => fieldRow(words, access, field) ?? []),
  };
}

function reachOf(scope: RowScope): ActionRow['reach'] {
  return typeof scope === 'string' ? scope : 'some';
}

/** Undefined for a field that is simply read and written wherever its record is. */
function fieldRow(words: RowWords, access: ObjectAccess, field: FieldModel): FieldRow | undefined {
  const read = readReach(access, field);
  const write = writeReach(access, field);
  if (read === 'all' && (write === 'all' || write === 'computed')) return undefined;
  const { en, vi } = field.document.label;
  const masked = !sameScope(access.revealCell(field), access.readCell(field));
  const some = { scope: scopeWords(words, access.readCell(field)), elsewhere: masked ? ('masked' as const) : ('hidden' as const) };
  return { field: field.name, label: said(en, vi), read, write, ...(read === 'some' ? some : { scope: null, elsewhere: null }) };
}

function readReach(access: ObjectAccess, field: FieldModel): FieldRow['read'] {
  if (access.readsWholeColumn(field)) return 'all';
  if (access.readCell(field) !== 'none') return 'some';
  return access.revealCell(field) === 'none' ? 'hidden' : 'masked';
}

function writeReach(access: ObjectAccess, field: FieldModel): FieldRow['write'] {
  if (field.type.computed || field.document.read_only === true) return 'computed';
  const [cell, rows] = [access.writeCell(field, 'update'), access.rows('update')];
  if (cell !== 'none') return sameScope(cell, rows) ? 'all' : 'some';
  // Where records are only created, what is written is written then.
  return access.writeCell(field, 'create') === 'none' ? 'none' : 'some';
}
