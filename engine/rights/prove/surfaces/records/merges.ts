import type { ObjectModel } from '../../../../metadata/model.ts';
import { compareRecord } from '../../compare-record.ts';
import { post } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import type { WorldRecord } from '../../world/world.ts';

const mostPairs = 12;

interface Preview {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  readonly fields: readonly { readonly field: string; readonly from: readonly string[]; readonly choices: readonly string[] }[];
}

/** What a merge would make of two records: only for whoever may merge them, and of nothing that is hidden in one of them. */
export const merges: Surface = {
  name: 'merges',
  routes: ['POST /api/records/:object/:id/merge'],
  async check(scene, looking) {
    const { object, sample } = looking;
    if (object.name === 'user' || object.parent) return;
    for (const [index, kept] of sample.slice(0, mostPairs).entries()) {
      const other = sample[(index + 1) % sample.length];
      if (other && other !== kept) await comparePair(scene, looking, kept, other);
    }
  },
};

async function comparePair(scene: Scene, looking: Looking, kept: WorldRecord, other: WorldRecord): Promise<void> {
  const { person, object } = looking;
  const { oracle } = scene.seen;
  const question = post(`/api/records/${object.name}/${kept.id}/merge`, { others: [other.id], dry_run: true });
  const { status, body } = await scene.ask(person, question);
  const place = { looking, question, record: other.id };
  const shown = [kept, other].every((record) => !record.deleted && oracle.may(person, 'read', record));
  const may = [kept, other].every((record) => oracle.may(person, 'merge', record)) && oracle.may(person, 'update', kept) && oracle.may(person, 'delete', other);
  if (!scene.same(place, !shown ? 404 : may ? 200 : 403, status) || status !== 200) return;
  const { records, fields } = body as Preview;
  const view = { person, mode: 'record' } as const;
  const names = comparedNames(object).filter((name) => oracle.fieldSomewhere(person, object.name, name) !== 'hidden');
  for (const [index, record] of [kept, other].entries()) compareRecord(scene, view, record, names, records[index] ?? {}, place);
  for (const { field, from, choices } of fields) {
    const open = [kept, other].filter((record) => scene.seen.cell(view, record, field) === 'read').map(({ id }) => id);
    scene.same(
      { ...place, field },
      [],
      [...choices, ...from].filter((id) => !open.includes(id) && id !== kept.id),
    );
    if (!open.includes(kept.id))
      scene.same(
        { ...place, field },
        [],
        choices.filter((id) => id === kept.id),
      );
    if (!oracle.writes(person, kept, field, 'update')) scene.same({ ...place, field }, [], choices);
  }
}

/** What is stored in the record itself, and who it belongs to. */
function comparedNames(object: ObjectModel): readonly string[] {
  const stored = [...object.fields.values()].filter(
    ({ name, system, type }) => (!system || name === 'owner') && type.computed !== true && type.type !== 'lines' && type.type !== 'roll_up',
  );
  return [...new Set(['id', 'version', object.title.name, ...stored.map(({ name }) => name)])];
}
