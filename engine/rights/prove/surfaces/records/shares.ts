import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';

const mostShares = 50;

interface Listed {
  readonly items: readonly { readonly created_by: { readonly id: string | null }; readonly removable: boolean }[];
}

/** With whom a record is shared, for whoever sees it; with whom it could be, for whoever may share it. */
export const shares: Surface = {
  name: 'shares',
  routes: ['GET /api/records/:object/:id/shares', 'GET /api/records/:object/:id/share-subjects'],
  most: 12,
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const { oracle } = scene.seen;
    for (const record of sample) {
      const shown = object.name !== 'user' && !record.deleted && oracle.may(person, 'read', record);
      const gives = shown && oracle.may(person, 'share', record);
      const url = `/api/records/${object.name}/${record.id}`;
      const subjects = get(`${url}/share-subjects`);
      scene.same({ looking, question: subjects, record: record.id }, shown ? (gives ? 200 : 403) : 404, (await scene.ask(person, subjects)).status);
      const question = get(`${url}/shares?limit=${mostShares}`);
      const place = { looking, question, record: record.id };
      const { status, body } = await scene.ask(person, question);
      if (!scene.same(place, shown ? 200 : 404, status) || !shown) continue;
      const { items } = body as Listed;
      const holding = scene.seen.world.sharesOf(record).filter(({ expiresAt }) => expiresAt === null || expiresAt > scene.seen.world.now);
      scene.same(place, Math.min(holding.length, mostShares), items.length);
      for (const { created_by, removable } of items)
        scene.same({ ...place, field: 'removable' }, gives || created_by.id === person.id || oracle.isAdmin(person), removable);
    }
  },
};
