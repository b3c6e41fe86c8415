import { get, post } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import type { WorldRecord } from '../../world/world.ts';
import { listed } from './listed-records.ts';

interface Stay {
  readonly stage: string | null;
  readonly by: { readonly id: string | null };
}

type Told = Readonly<Record<'id' | 'stage', string>>;

/** In which stages a record stood and since when, told to who may read the field in that record. */
export const stages: Surface = {
  name: 'stages',
  routes: ['GET /api/records/:object/:id/stages', 'POST /api/records/:object/stages'],
  most: 20,
  async check(scene, looking) {
    const { person, object } = looking;
    if (object.name === 'user' || !scene.seen.oracle.maySomewhere(person, 'read', object.name)) return;
    for (const field of object.fields.values()) {
      if (field.type.type !== 'choice' || field.system) continue;
      await checkHistories(scene, looking, field.name);
      await checkAges(scene, looking, field.name);
    }
  },
};

function stageIn(record: WorldRecord, field: string): string | null {
  const stored = record.columns[field] ?? null;
  return stored === null ? null : String(stored);
}

async function checkHistories(scene: Scene, looking: Looking, field: string): Promise<void> {
  const { person, object, sample } = looking;
  const view = { person, mode: 'record' } as const;
  for (const record of sample) {
    const question = get(`/api/records/${object.name}/${record.id}/stages`, { field });
    const place = { looking, question, record: record.id, field };
    const { status, body } = await scene.ask(person, question);
    const shown = scene.seen.visible(view, record) && scene.seen.cell(view, record, field) === 'read';
    if (!scene.same(place, shown ? 200 : 404, status) || !shown) continue;
    const stays = (body as { items: Stay[] }).items;
    scene.same(place, stageIn(record, field), stays.at(-1)?.stage ?? null);
    if (scene.seen.cell(view, record, 'updated_by') !== 'read')
      scene.same(
        place,
        [],
        stays.filter(({ by }) => by.id !== null),
      );
  }
}

async function checkAges(scene: Scene, looking: Looking, field: string): Promise<void> {
  const { person, object, sample } = looking;
  if (sample.length === 0) return;
  const view = { person, mode: 'list' } as const;
  const question = post(`/api/records/${object.name}/stages`, { field, ids: sample.map(({ id }) => id) });
  const { status, body } = await scene.ask(person, question);
  const shown = listed(scene, looking).filter((record) => stageIn(record, field) !== null && scene.seen.cell(view, record, field) === 'read');
  const told = status === 200 ? (body as { items: Told[] }).items.map(({ id, stage }) => [id, stage]) : [];
  const { oracle } = scene.seen;
  const open = oracle.maySomewhere(person, 'read', object.name, 'list') && oracle.fieldSomewhere(person, object.name, field, 'list') === 'read';
  scene.same({ looking, question, field: 'status' }, open ? 200 : 404, status);
  scene.same({ looking, question, field }, shown.map((record) => [record.id, stageIn(record, field)]).sort(), told.sort());
}
