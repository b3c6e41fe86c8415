import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';

interface Listed {
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly next_cursor: string | null;
}

const mostPages = 20;

/** What lies in the trash: records that the person may read and delete. */
export const trash: Surface = {
  name: 'trash',
  routes: ['GET /api/trash'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const { oracle } = scene.seen;
    if (object.name === 'user' || object.parent) return;
    const may = oracle.maySomewhere(person, 'read', object.name, 'list') && oracle.maySomewhere(person, 'delete', object.name, 'list');
    const expected = sample.filter((record) => record.deleted && oracle.may(person, 'read', record, 'list') && oracle.may(person, 'delete', record, 'list'));
    const ids = new Set(sample.map(({ id }) => id));
    const found: string[] = [];
    const url = `/api/trash?object=${object.name}&limit=200`;
    let question = get(url);
    for (let page = 0; page < mostPages; page += 1) {
      const { status, body } = await scene.ask(person, question);
      if (!scene.same({ looking, question }, may ? 200 : 404, status) || !may) return;
      const { items, next_cursor } = body as Listed;
      for (const { id, title } of items) {
        if (!ids.has(id)) continue;
        found.push(id);
        const record = sample.find((each) => each.id === id);
        const hidden = record !== undefined && scene.seen.cell({ person, mode: 'list' }, record, object.title.name) !== 'read';
        if (hidden) scene.same({ looking, question, record: id, field: object.title.name }, '', title);
      }
      if (next_cursor === null) break;
      question = get(`${url}&cursor=${encodeURIComponent(next_cursor)}`);
    }
    scene.same({ looking, question }, expected.map(({ id }) => id).sort(), found.sort());
  },
};
