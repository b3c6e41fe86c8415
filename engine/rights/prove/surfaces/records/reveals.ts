import { post } from '../../door.ts';
import type { Surface } from '../../scene.ts';
import { unread } from '../../seen-values.ts';

/** Hidden cells tried of each field: what makes them hidden is looked at by other surfaces. */
const mostRefusals = 5;

/** Masked cells, revealed one by one: those that are named as masked, and no others. */
export const reveals: Surface = {
  name: 'reveal',
  routes: ['POST /api/records/:object/:id/reveal'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'record' } as const;
    const names = [...object.fields.values()].filter(({ type, name }) => type.type !== 'lines' && name !== 'deleted_at').map(({ name }) => name);
    const states = (name: string) => new Set(sample.map((record) => scene.seen.cell(view, record, name)));
    for (const name of names.filter((each) => states(each).has('masked') || states(each).has('hidden'))) {
      let refusals = 0;
      for (const record of sample) {
        const state = scene.seen.visible(view, record) && !record.deleted ? scene.seen.cell(view, record, name) : 'hidden';
        if (state === 'read' || (state === 'hidden' && refusals >= mostRefusals)) continue;
        if (state === 'hidden') refusals += 1;
        const question = post(`/api/records/${object.name}/${record.id}/reveal`, { field: name });
        const { status, body } = await scene.ask(person, question);
        const place = { looking, question, record: record.id, field: name };
        if (!scene.same(place, state === 'masked', status === 200) || state !== 'masked') continue;
        const field = object.fields.get(name);
        const value = field && scene.seen.wire({ ...view, revealed: record }, record, field);
        if (value !== unread && field?.type.type !== 'file') scene.same(place, value, (body as { value: unknown }).value);
      }
    }
  },
};
