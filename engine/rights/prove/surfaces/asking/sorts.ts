import { Decimal } from '../../../../expressions/decimal.ts';
import type { ExpressionValue } from '../../../../expressions/types.ts';
import { get, type Question } from '../../door.ts';
import { mayName, type NamedPath, namedPaths } from '../../readable-paths.ts';
import type { Looking, Place, Scene, Surface } from '../../scene.ts';
import { unread } from '../../seen-values.ts';
import { asPage, idsOf, listed, onlySample } from '../records/listed-records.ts';

/** A list is read in so many pages, but none is shorter than this. */
const pages = 2;
const shortestPage = 7;

interface Walk {
  readonly status: number;
  readonly ids: readonly string[];
  /** For each page the id it ended with and what its cursor says of that record. */
  readonly ends: readonly { readonly id: string; readonly key: unknown }[];
  readonly question: Question;
}

/** Every page of the list, by its cursors. */
async function walk(scene: Scene, { person, object, sample }: Looking, sort: string): Promise<Walk> {
  const ids: string[] = [];
  const ends: { id: string; key: unknown }[] = [];
  let cursor: string | undefined;
  const pageSize = Math.max(shortestPage, Math.ceil(sample.length / pages));
  for (;;) {
    const question = get(`/api/records/${object.name}`, { sort, filter: onlySample(sample), fields: 'id', limit: pageSize, cursor });
    const { status, body } = await scene.ask(person, question);
    if (status !== 200) return { status, ids, ends, question };
    const page = asPage(body);
    ids.push(...page.items.map(({ id }) => String(id)));
    if (page.next_cursor === null || ids.length > sample.length) return { status, ids, ends, question };
    cursor = page.next_cursor;
    const [, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    ends.push({ id: ids.at(-1) ?? '', key });
  }
}

/** Whether the order may stand: texts are sorted as people of the country do, which only the database knows. */
function inOrder(left: ExpressionValue, right: ExpressionValue, descending: boolean): boolean {
  if (left === null || right === null) return left !== null || right === null;
  const order =
    left instanceof Decimal && right instanceof Decimal ? left.comparedTo(right) : String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
  return descending ? order >= 0 : order <= 0;
}

function judgeOrder(scene: Scene, looking: Looking, { path, type }: NamedPath, descending: boolean, found: Walk, place: Place): void {
  const view = { person: looking.person, mode: 'list' } as const;
  const byId = new Map(looking.sample.map((record) => [record.id, record]));
  const values = found.ids.map((id) => {
    const record = byId.get(id);
    return record ? scene.seen.value(view, record, path) : null;
  });
  if (values.includes(unread)) return;
  const exact = type === 'number' || type === 'date' || type === 'datetime' || type === 'boolean';
  for (const [index, value] of values.entries()) {
    const next = values[index + 1];
    if (next === undefined) continue;
    const [left, right] = [value as ExpressionValue, next as ExpressionValue];
    const ordered = exact || left === null || right === null ? inOrder(left, right, descending) : true;
    // What is hidden comes last, in the order of ids: nothing else may tell one from another.
    const [id = '', following = ''] = found.ids.slice(index, index + 2);
    const settled = left !== null || right !== null || (descending ? id > following : id < following);
    scene.same({ ...place, record: following }, { ordered: true, settled: true }, { ordered, settled });
  }
  for (const { id, key } of found.ends) {
    const record = byId.get(id);
    if (record) scene.same({ ...place, record: id, field: 'cursor' }, scene.seen.value(view, record, path) === null, key === null);
  }
}

/** Lists in the order of every field, page by page: hidden cells come last, and no cursor carries them. */
export const sorts: Surface = {
  name: 'sort',
  routes: ['GET /api/records/:object'],
  async check(scene, looking) {
    const { person, object } = looking;
    if (!scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list')) return;
    for (const [index, named] of namedPaths(scene.seen, object, scene.stride).entries()) {
      const name = named.path.join('.');
      const descending = index % 2 === 1;
      const found = await walk(scene, looking, `${descending ? '-' : ''}${name}`);
      const place = { looking, question: found.question, field: name };
      const open = mayName(scene.seen, person, object, named.path, 'list') && named.type !== 'texts';
      if (!scene.same(place, open ? 200 : 400, found.status) || !open) continue;
      if (scene.same({ ...place, record: null }, idsOf(listed(scene, looking)), [...found.ids].sort()))
        judgeOrder(scene, looking, named, descending, found, place);
    }
  },
};
