import { Decimal } from '../../../../expressions/decimal.ts';
import type { ExpressionType, ExpressionValue } from '../../../../expressions/types.ts';
import { post } from '../../door.ts';
import { mayName, type NamedPath, namedPaths } from '../../readable-paths.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import { aggregate, unread } from '../../seen-values.ts';
import { listed, onlySample } from '../records/listed-records.ts';
import { rowsOf } from './groups.ts';

const ordered: readonly ExpressionType[] = ['number', 'text', 'date', 'datetime'];

/** The functions that can be taken of a value of the type. */
function functionsOf(type: ExpressionType): readonly string[] {
  if (type === 'texts') return [];
  const counts = ['count', 'count_distinct'];
  if (type === 'number') return [...counts, 'sum', 'avg', 'min', 'max', 'median'];
  return ordered.includes(type) ? [...counts, 'min', 'max'] : counts;
}

function plain(found: unknown, type: ExpressionType): unknown {
  if (typeof found === 'object' && found !== null && 'amount' in found) return plain(found.amount, type);
  return type === 'number' && typeof found === 'string' ? new Decimal(found).toFixed() : found;
}

function expected(fn: string, values: readonly ExpressionValue[]): unknown {
  const distinct = new Set(values.filter((value) => value !== null).map((value) => (value instanceof Decimal ? value.toFixed() : String(value))));
  if (fn === 'count_distinct') return distinct.size;
  const result = aggregate(fn, values);
  if (fn === 'count') return Number(result);
  return result instanceof Decimal ? result.toFixed() : result;
}

/** Amounts in several currencies are refused, not added. */
function mixes(scene: Scene, looking: Looking, path: readonly string[]): boolean {
  const view = { person: looking.person, mode: 'list' } as const;
  const entry = looking.object.scope.resolve([...path, 'currency']);
  if (!entry) return false;
  return (
    new Set(
      listed(scene, looking)
        .map((record) => scene.seen.value(view, record, entry.path))
        .filter((currency) => currency !== null),
    ).size > 1
  );
}

async function checkMeasure(scene: Scene, looking: Looking, { path, type }: NamedPath): Promise<void> {
  const { person, object, sample } = looking;
  const field = path.join('.');
  const mixed = mixes(scene, looking, path);
  const functions = functionsOf(type).filter((fn) => !mixed || fn.startsWith('count'));
  if (functions.length === 0) return;
  const measures = functions.map((fn) => ({ fn, field, as: fn }));
  const question = post(`/api/records/${object.name}/aggregate`, { filter: onlySample(sample), measures });
  const answer = await scene.ask(person, question);
  const open = mayName(scene.seen, person, object, path, 'list');
  const place = { looking, question, field };
  if (!scene.same(place, open ? 200 : 400, answer.status) || !open) return;
  const values = listed(scene, looking).map((record) => scene.seen.value({ person, mode: 'list' }, record, path));
  if (values.includes(unread)) return;
  const row = rowsOf(answer)[0] ?? {};
  for (const fn of functions) scene.same({ ...place, field: `${fn}(${field})` }, expected(fn, values as readonly ExpressionValue[]), plain(row[fn], type));
  if (!mixed || type !== 'number') return;
  const sum = post(question.url, { filter: onlySample(sample), measures: [{ fn: 'sum', field, as: 'sum' }] });
  scene.same({ ...place, question: sum, field: `sum(${field})` }, 422, (await scene.ask(person, sum)).status);
}

/** Every function over every field: only cells that are shown count. */
export const measures: Surface = {
  name: 'aggregate',
  routes: ['POST /api/records/:object/aggregate'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list');
    const question = post(`/api/records/${object.name}/aggregate`, { filter: onlySample(sample), measures: [{ fn: 'count', as: 'n' }] });
    const answer = await scene.ask(person, question);
    if (!scene.same({ looking, question }, open ? 200 : 404, answer.status) || !open) return;
    scene.same({ looking, question }, listed(scene, looking).length, rowsOf(answer)[0]?.n);
    for (const named of namedPaths(scene.seen, object, scene.stride)) await checkMeasure(scene, looking, named);
  },
};
