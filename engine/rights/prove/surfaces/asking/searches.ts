import type { FieldModel } from '../../../../metadata/model.ts';
import { fold } from '../../../../sql/fold.ts';
import { get } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import type { WorldRecord } from '../../world/world.ts';
import { asPage, idsOf, listed, onlySample } from '../records/listed-records.ts';

const mostHits = 100;

interface Hit {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly matched: string;
}

export function hitsOf(body: unknown): readonly Hit[] {
  // @NOTE an answer with status 200 of the routes that find has this shape.
  return (body as { items: Hit[] }).items;
}

function searchedText(record: WorldRecord, field: FieldModel): readonly string[] {
  return (field.type.searchSuffixes ?? []).flatMap((suffix) => {
    const value = record.columns[`${field.name}${suffix}`];
    return typeof value === 'string' ? [fold(value)] : [];
  });
}

/** Whether a search for the word finds the record: it must stand in a field that is shown. */
function finds(scene: Scene, { person, object }: Looking, record: WorldRecord, word: string): boolean {
  return object.searchFields.some(
    (field) => scene.seen.cell({ person, mode: 'list' }, record, field.name) === 'read' && searchedText(record, field).some((text) => text.includes(word)),
  );
}

/** The title as a hit shows it: nothing where it is hidden. */
export function titleOf(scene: Scene, looking: Looking, record: WorldRecord, mode: 'list' | 'record'): string | undefined {
  const { title } = looking.object;
  if (title.columns.length === 0) return undefined;
  return scene.seen.cell({ person: looking.person, mode }, record, title.name) === 'read' ? String(record.columns[title.name] ?? '') : '';
}

/** The word of each field that is hidden from the person in some record, and one that is shown. */
function wordsFor(scene: Scene, looking: Looking): readonly string[] {
  const { person, object, sample } = looking;
  const words = object.searchFields.flatMap((field) => {
    const texts = (shown: boolean) =>
      sample
        .filter((record) => (scene.seen.cell({ person, mode: 'list' }, record, field.name) === 'read') === shown)
        .flatMap((record) => searchedText(record, field));
    return [texts(false)[0], texts(true)[0]].map((text) => text?.split(/\s+/).at(-1) ?? '');
  });
  return [...new Set(words.filter((word) => word.length > 2))];
}

/** Searching in a list and over all objects: what is hidden is not found by its words. */
export const searches: Surface = {
  name: 'search',
  routes: ['GET /api/records/:object', 'GET /api/search'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list');
    for (const word of wordsFor(scene, looking)) {
      const wanted = open ? listed(scene, looking).filter((record) => finds(scene, looking, record, word)) : [];
      if (open) {
        const question = get(`/api/records/${object.name}`, { search: word, filter: onlySample(sample), fields: 'id', count: 'capped', limit: 200 });
        const page = asPage((await scene.ask(person, question)).body);
        scene.same({ looking, question, field: 'search' }, idsOf(wanted), idsOf(page.items));
        scene.same({ looking, question, field: 'count' }, wanted.length, page.count);
      }
      if (object.document.search === false || object.parent !== undefined) continue;
      const question = get('/api/search', { q: word, objects: object.name, limit: mostHits });
      const known = new Map(sample.map((record) => [record.id, record]));
      const all = hitsOf((await scene.ask(person, question)).body);
      const hits = all.filter((hit) => known.has(hit.id));
      // Of very many hits only the newest are answered: those must be right.
      const expected = all.length < mostHits ? wanted : wanted.filter(({ id }) => hits.some((hit) => hit.id === id));
      scene.same({ looking, question, field: 'search' }, idsOf(expected), idsOf(hits));
      for (const { id, title } of hits) {
        const shown = titleOf(scene, looking, known.get(id) as WorldRecord, 'list');
        if (shown !== undefined) scene.same({ looking, question, record: id, field: 'title' }, shown, title);
      }
    }
  },
};
