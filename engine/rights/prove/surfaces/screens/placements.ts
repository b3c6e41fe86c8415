import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';

/** Where records lie by rule: what is kept with them must be what the rules say of them now. */
export const placements: Surface = {
  name: 'territories',
  routes: [],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const { world, store } = scene.seen;
    if (object.document.territories !== true) return;
    const rules = world.territoryRules.filter((rule) => rule.object === object.name && world.isSound(rule.condition, object.name));
    for (const record of sample.filter(({ deleted }) => !deleted)) {
      const expected = rules.filter(({ condition }) => world.holds(condition, record, person) === true).map(({ territory }) => territory);
      const byHand = store.placesOf(record).filter(({ manual }) => manual);
      const kept = store.placesOf(record).filter(({ territory, manual }) => !manual && !byHand.some((place) => place.territory === territory));
      const wanted = expected.filter((territory) => !byHand.some((place) => place.territory === territory));
      const question = get(`/api/records/${object.name}/${record.id}`);
      scene.same({ looking, question, record: record.id, field: 'territories' }, wanted.sort(), kept.map(({ territory }) => territory).sort());
    }
  },
};
