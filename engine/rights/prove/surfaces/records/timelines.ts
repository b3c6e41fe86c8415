import { get } from '../../door.ts';
import type { Looking, Place, Scene, Surface } from '../../scene.ts';
import { linkOf } from '../../world/record-values.ts';
import type { WorldRecord } from '../../world/world.ts';
import { titleOf } from '../asking/searches.ts';

const page = 100;

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly record?: { readonly object: string; readonly id: string; readonly title: string | null; readonly fields: Readonly<Record<string, unknown>> };
}

const bookkeeping = new Set(['id', 'version', '_hidden', '_masked', '_fresh']);

/** The timeline: as many changes, comments and files as there are, and of related records those that are listed to the person, by a link that is shown. */
export const timelines: Surface = {
  name: 'timeline',
  routes: ['GET /api/records/:object/:id/timeline'],
  most: 8,
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const { oracle, store } = scene.seen;
    const ids = sample.map(({ id }) => id);
    const [past, around] = [await store.history(object.name, ids), await store.beside(object.name, ids)];
    for (const record of sample) {
      const shown = object.name !== 'user' && !record.deleted && oracle.may(person, 'read', record);
      const question = get(`/api/records/${object.name}/${record.id}/timeline?limit=${page}`);
      const place = { looking, question, record: record.id };
      const { status, body } = await scene.ask(person, question);
      if (!scene.same(place, shown ? 200 : 404, status) || !shown) continue;
      const { items, next_cursor: more } = body as { readonly items: readonly Item[]; readonly next_cursor: string | null };
      const count = (kind: string): number => items.filter((item) => item.kind === kind).length;
      if (more === null) {
        scene.same({ ...place, field: 'changes' }, past.get(record.id)?.length ?? 0, count('change'));
        scene.same({ ...place, field: 'comments' }, around.get(record.id)?.comments.length ?? 0, count('comment'));
        scene.same({ ...place, field: 'files' }, around.get(record.id)?.files.length ?? 0, count('file'));
      }
      for (const item of items) if (item.record) await checkRelated(scene, looking, place, { ...item.record, link: item.id.split('/')[1] ?? '' }, record);
    }
  },
};

type Related = NonNullable<Item['record']> & { readonly link: string };

async function checkRelated(scene: Scene, looking: Looking, place: Place, told: Related, around: WorldRecord): Promise<void> {
  const { seen } = scene;
  const object = seen.model.objects.get(told.object);
  if (object && !seen.store.record(told.object, told.id)) await seen.store.read(object, [told.id]);
  const record = seen.store.record(told.object, told.id);
  const view = { person: looking.person, mode: 'list' } as const;
  const at = { ...place, record: told.id };
  const related = record !== undefined && seen.visible(view, record) && seen.cell(view, record, told.link) === 'read';
  if (!scene.same(at, true, related && linkOf(seen.model, record, told.link)?.id === around.id) || !object || !record) return;
  const title = titleOf(scene, { ...looking, object }, record, 'list');
  if (title !== undefined) scene.same({ ...at, field: 'title' }, title, told.title ?? '');
  for (const name of Object.keys(told.fields)) if (!bookkeeping.has(name)) scene.same({ ...at, field: name }, 'read', seen.cell(view, record, name));
}
