import { compareRecord, defaultNames } from '../../compare-record.ts';
import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';

/** One record by its id, with lines, links, roll-ups and all. */
export const singleRecords: Surface = {
  name: 'get',
  routes: ['GET /api/records/:object/:id'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'record' } as const;
    for (const record of sample) {
      const question = get(`/api/records/${object.name}/${record.id}`);
      const { status, body } = await scene.ask(person, question);
      const shown = !record.deleted && scene.seen.visible(view, record);
      const place = { looking, question, record: record.id };
      if (!scene.same({ ...place, field: 'status' }, shown ? 200 : 404, status) || !shown) continue;
      compareRecord(scene, view, record, defaultNames(object, true), body as Record<string, unknown>, place);
    }
  },
};
