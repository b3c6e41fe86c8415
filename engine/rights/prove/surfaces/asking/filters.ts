import { compileExpression } from '../../../../expressions/compile-expression.ts';
import { get } from '../../door.ts';
import { mayName, namedPaths, tellingValue } from '../../readable-paths.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import { unread } from '../../seen-values.ts';
import { asPage, idsOf, listed, onlySample } from '../records/listed-records.ts';

/** Conditions by which a value might be guessed: whether it is there, and whether it is a certain one. */
function conditionsFor(scene: Scene, { person, object, sample }: Looking): readonly { readonly path: readonly string[]; readonly source: string }[] {
  return namedPaths(scene.seen, object, scene.stride).flatMap(({ path, type }, index) => {
    const name = path.join('.');
    const blank = { path, source: `ISBLANK(${name})` };
    const value = type === 'texts' ? undefined : tellingValue(scene.seen, person, sample, path, 'list');
    if (value === undefined) return [blank];
    const telling = { path, source: `NOT(${name} = ${value})` };
    if (path.length === 1 || scene.stride.every === 1) return [blank, telling];
    // Where only some of the fields behind links are asked about, each is asked about in one way: the next one in the other.
    return [(index + scene.stride.from) % 2 === 0 ? blank : telling];
  });
}

/** Filters over every field, its own and those behind links: a hidden cell makes a condition unknown, also under NOT and ISBLANK. */
export const filters: Surface = {
  name: 'filter',
  routes: ['GET /api/records/:object'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'list' } as const;
    if (!scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list')) return;
    const shown = listed(scene, looking);
    for (const { path, source } of conditionsFor(scene, looking)) {
      const question = get(`/api/records/${object.name}`, { filter: `${source} && ${onlySample(sample)}`, fields: 'id', limit: 200 });
      const { status, body } = await scene.ask(person, question);
      const open = mayName(scene.seen, person, object, path, 'list');
      const place = { looking, question, field: path.join('.') };
      if (!scene.same(place, open ? 200 : 400, status) || !open) continue;
      const compiled = compileExpression(source, object.scope, 'boolean');
      const judged = shown.map((record) => [record, compiled.ok && scene.seen.holds(view, record, compiled.expression)] as const);
      if (judged.some(([, holds]) => holds === unread)) continue;
      scene.same(place, idsOf(judged.filter(([, holds]) => holds === true).map(([record]) => record)), idsOf(asPage(body).items));
    }
  },
};
