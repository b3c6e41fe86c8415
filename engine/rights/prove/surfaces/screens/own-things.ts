import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';
import { titleOf } from '../asking/searches.ts';

interface Entry {
  readonly kind: string;
  readonly object?: string;
  readonly id?: string;
  readonly title?: string | null;
}

/** Favourites and what was opened lately: what may not be read now is not among them, and titles are such as the person sees. */
export const ownThings: Surface = {
  name: 'own things',
  routes: ['GET /api/me/favourites', 'GET /api/me/recents'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const known = new Map(sample.map((record) => [record.id, record]));
    for (const question of [get('/api/me/favourites'), get('/api/me/recents')]) {
      const { items } = (await scene.askOnce(person, question)).body as { readonly items: readonly Entry[] };
      for (const { kind, id = '', title } of items.filter((entry) => entry.object === object.name)) {
        if (kind !== 'record') {
          scene.same({ looking, question, field: kind }, true, scene.seen.oracle.maySomewhere(person, 'read', object.name));
          continue;
        }
        const record = known.get(id);
        // On live data only some of the records are looked at.
        if (!record) continue;
        const place = { looking, question, record: id };
        const shown = !record.deleted && scene.seen.visible({ person, mode: 'record' }, record);
        if (!scene.same(place, true, shown) || !shown) continue;
        const expected = titleOf(scene, looking, record, 'record');
        if (expected !== undefined) scene.same({ ...place, field: 'title' }, expected, title ?? '');
      }
    }
  },
};
