import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import type { Place, Scene } from './scene.ts';
import { unread, type View } from './seen-values.ts';
import type { WorldRecord } from './world/world.ts';

type Wire = Readonly<Record<string, unknown>>;

/** Fields answered where none are named: in lists those that lie in the row itself. */
export function defaultNames(object: ObjectModel, whole: boolean): readonly string[] {
  const apart = (field: FieldModel): boolean => ['lines', 'links', 'roll_up'].includes(field.type.type) || field.sideTable !== undefined;
  return [...object.fields.values()].filter((field) => field.name !== 'deleted_at' && (whole || !apart(field))).map(({ name }) => name);
}

/** Compares a record as answered with what the person is to be shown of it, field by field. */
export function compareRecord(scene: Scene, view: View, record: WorldRecord, names: readonly string[], answer: Wire, place: Place): void {
  const states = new Map(names.map((name) => [name, scene.seen.cell(view, record, name)]));
  const called = (state: string): readonly string[] => names.filter((name) => states.get(name) === state).sort();
  const at = { ...place, record: record.id };
  scene.same({ ...at, field: '_hidden' }, called('hidden'), sorted(answer._hidden));
  scene.same({ ...at, field: '_masked' }, called('masked'), sorted(answer._masked));
  const shown = names.filter((name) => states.get(name) === 'read');
  scene.same({ ...at, field: 'fields' }, [...new Set(shown)].sort(), membersOf(answer));
  for (const name of shown) {
    const field = scene.seen.field(record, name);
    if (field) compareCell(scene, view, record, field, answer[name], { ...at, field: name });
  }
}

function sorted(names: unknown): readonly string[] {
  return Array.isArray(names) ? [...(names as string[])].sort() : [];
}

function membersOf(answer: Wire): readonly string[] {
  return Object.keys(answer)
    .filter((name) => !name.startsWith('_'))
    .sort();
}

function compareCell(scene: Scene, view: View, record: WorldRecord, field: FieldModel, found: unknown, place: Place): void {
  if (field.type.type === 'lines') {
    compareLines(scene, view, record, field, found, place);
    return;
  }
  const expected = scene.seen.wire(view, record, field);
  if (expected === unread) return;
  // A file is answered with its name and size; which file it is is what rights decide.
  const bare = field.type.type === 'file' ? idOf(found) : found;
  scene.same(place, field.type.type === 'file' ? idOf(expected) : expected, bare);
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

function compareLines(scene: Scene, view: View, record: WorldRecord, field: FieldModel, found: unknown, place: Place): void {
  const lines = scene.seen.related(view, record, field);
  const child = scene.seen.model.objects.get(field.target ?? '');
  if (!lines || !child) return;
  const answered = Array.isArray(found) ? (found as Wire[]) : [];
  const ids = (all: readonly { readonly id?: unknown }[]): readonly string[] => all.map(({ id }) => String(id)).sort();
  if (!scene.same(place, ids(lines), ids(answered))) return;
  const byId = new Map(answered.map((line) => [String(line.id), line]));
  for (const line of lines) {
    const answer = byId.get(line.id) ?? {};
    compareRecord(scene, view, line, defaultNames(child, false), withoutTitles(answer), { ...place, field: null });
    compareTitles(scene, view, line, answer, place);
  }
}

/** Lines come with the titles of what their links name. */
function withoutTitles(line: Wire): Wire {
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [name, isTitled(value) ? { id: value.id } : value]));
}

function isTitled(value: unknown): value is { readonly id: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('id' in value)) return false;
  return !('object' in value) && !('media_type' in value);
}

function compareTitles(scene: Scene, view: View, line: WorldRecord, answer: Wire, place: Place): void {
  const { model, world } = scene.seen;
  for (const [name, value] of Object.entries(answer)) {
    const link = world.linkOf(line, name);
    const field = scene.seen.field(line, name);
    const target = link && model.objects.get(link.object);
    if (!link || !target || field?.type.type !== 'link' || name === model.objects.get(line.object)?.document.parent || !isTitled(value)) continue;
    compareLinked(scene, view, link, [target.title.name], value as Wire, { ...place, record: line.id, field: name });
  }
}

/** Compares what is answered of the record behind a link: its id always, and the fields asked for where it is shown. */
export function compareLinked(
  scene: Scene,
  view: View,
  link: { readonly object: string; readonly id: string },
  names: readonly string[],
  answer: Wire,
  place: Place,
): void {
  const { id, ...rest } = answer;
  scene.same(place, link.id, id);
  const other = scene.seen.store.record(link.object, link.id);
  if (!other || other.deleted || !scene.seen.visible(view, other)) {
    scene.same({ ...place, record: link.id }, {}, rest);
    return;
  }
  compareRecord(
    scene,
    view,
    other,
    names.filter((name) => name !== 'id'),
    rest,
    place,
  );
}
