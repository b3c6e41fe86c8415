import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';
import type { WorldRecord } from '../../world/world.ts';
import { idsOf } from '../records/listed-records.ts';
import { hitsOf, titleOf } from './searches.ts';

const tellingDigits = 9;

/** Finding a record by its phone number: a number that is hidden finds nothing, and none but those that are shown is answered. */
export const phoneNumbers: Surface = {
  name: 'phone',
  routes: ['GET /api/find'],
  most: 25,
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'record' } as const;
    const phones = [...object.fields.values()].filter((field) => field.type.type === 'phone');
    const shownNumbers = (record: WorldRecord): readonly string[] =>
      phones.filter((field) => scene.seen.cell(view, record, field.name) === 'read').map((field) => String(record.columns[field.name] ?? ''));
    const numbers = new Set(sample.flatMap((record) => phones.map((field) => record.columns[field.name])).filter((number) => typeof number === 'string'));
    for (const number of numbers) {
      const digits = number.slice(-tellingDigits);
      const question = get('/api/find', { phone: digits });
      const known = new Map(sample.map((record) => [record.id, record]));
      const wanted = sample.filter(
        (record) => !record.deleted && scene.seen.visible(view, record) && shownNumbers(record).some((shown) => shown.replaceAll(/\D/g, '').endsWith(digits)),
      );
      const hits = hitsOf((await scene.ask(person, question)).body).filter((hit) => known.has(hit.id));
      const place = { looking, question, field: 'phone' };
      if (!scene.same(place, idsOf(wanted), idsOf(hits))) continue;
      for (const { id, matched, title } of hits) {
        const record = known.get(id) as WorldRecord;
        scene.same({ ...place, record: id }, true, shownNumbers(record).includes(matched));
        const expected = titleOf(scene, looking, record, 'record');
        if (expected !== undefined) scene.same({ ...place, record: id, field: 'title' }, expected, title);
      }
    }
  },
};
