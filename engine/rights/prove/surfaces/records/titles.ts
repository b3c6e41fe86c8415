import { post } from '../../door.ts';
import type { Surface } from '../../scene.ts';

interface Told {
  readonly id: string;
  readonly title: string | null;
}

/** What records are called: of those that may be opened, and with the title only where it is shown. */
export const titles: Surface = {
  name: 'titles',
  routes: ['POST /api/records/:object/titles'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    if (object.name === 'user' || sample.length === 0) return;
    const view = { person, mode: 'record' } as const;
    const question = post(`/api/records/${object.name}/titles`, { ids: sample.map(({ id }) => id) });
    const { status, body } = await scene.ask(person, question);
    const place = { looking, question, field: object.title.name };
    if (!scene.same(place, 200, status)) return;
    const told = (body as { items: Told[] }).items;
    const shown = sample.filter((record) => !record.deleted && scene.seen.visible(view, record));
    scene.same(place, shown.map(({ id }) => id).sort(), told.map(({ id }) => id).sort());
    const closed = new Set(shown.filter((record) => scene.seen.cell(view, record, object.title.name) !== 'read').map(({ id }) => id));
    scene.same(
      place,
      [],
      told.filter(({ id, title }) => closed.has(id) && title !== null),
    );
  },
};
