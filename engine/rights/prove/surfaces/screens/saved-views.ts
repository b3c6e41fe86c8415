import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';
import { checkViews } from './metadata.ts';
import { type Json, list, member } from './naming.ts';

/** Views that people made: none names a field that the person is not shown, whoever made it; nor do settings of lists. */
export const savedViews: Surface = {
  name: 'saved views',
  routes: ['GET /api/views'],
  async check(scene, looking) {
    const { person, object } = looking;
    const question = get('/api/views');
    const { body } = await scene.askOnce(person, question);
    const items = list(member(body, 'items'));
    const mine = items.filter((view) => view.object === object.name);
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name);
    if (!scene.same({ looking, question }, true, open || mine.length === 0)) return;
    checkViews(
      scene,
      looking,
      mine.map(({ id, body: shown }) => ({ ...(shown as Json), name: id, object: object.name })),
      question,
    );
  },
};
