import { Decimal } from '../../../../expressions/decimal.ts';
import type { ExpressionType, ExpressionValue } from '../../../../expressions/types.ts';
import { aggregate } from '../../aggregate.ts';
import { type Answer, post, type Question } from '../../door.ts';
import { mayName, type NamedPath, namedPaths } from '../../readable-paths.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import { unread } from '../../seen-values.ts';
import { listed, onlySample } from '../records/listed-records.ts';
import { rowsOf } from './groups.ts';

/** Figures that one question can ask for. */
const mostFigures = 20;
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
type Currencies = 'one' | 'several' | 'unread';

function currenciesOf(scene: Scene, looking: Looking, path: readonly string[]): Currencies {
  const view = { person: looking.person, mode: 'list' } as const;
  const entry = looking.object.scope.resolve([...path, 'currency']);
  if (!entry) return 'one';
  const found = new Set(listed(scene, looking).map((record) => scene.seen.value(view, record, entry.path)));
  if (found.delete(unread)) return 'unread';
  found.delete(null);
  return found.size > 1 ? 'several' : 'one';
}

interface Answered {
  readonly question: Question;
  readonly answer: Answer;
}

/** The answered row, and which of the paths asked for together is meant. */
interface Figures {
  readonly question: Question;
  readonly row: Readonly<Record<string, unknown>>;
  readonly index: number;
}

/** What is asked of one path. */
interface Measured extends NamedPath {
  readonly field: string;
  readonly functions: readonly string[];
  readonly currencies: Currencies;
}

function measured(scene: Scene, looking: Looking, named: NamedPath): Measured {
  const currencies = currenciesOf(scene, looking, named.path);
  const functions = functionsOf(named.type).filter((fn) => currencies === 'one' || fn.startsWith('count'));
  return { ...named, field: named.path.join('.'), functions, currencies };
}

/** As many paths in one question as one can hold figures. */
function together(all: readonly Measured[]): readonly (readonly Measured[])[] {
  const groups: Measured[][] = [];
  let room = 0;
  for (const each of all) {
    if (room < each.functions.length) {
      groups.push([]);
      room = mostFigures;
    }
    groups.at(-1)?.push(each);
    room -= each.functions.length;
  }
  return groups;
}

function ask(scene: Scene, { person, object, sample }: Looking, group: readonly Measured[]): Promise<Answered> {
  const measures = group.flatMap(({ field, functions }, index) => functions.map((fn) => ({ fn, field, as: `${fn}_${index}` })));
  const question = post(`/api/records/${object.name}/aggregate`, { filter: onlySample(sample), measures });
  return scene.ask(person, question).then((answer) => ({ question, answer }));
}

async function checkMeasures(scene: Scene, looking: Looking, group: readonly Measured[]): Promise<void> {
  const { question, answer } = await ask(scene, looking, group);
  // Which of them was refused is told by asking for each alone.
  if (answer.status !== 200 && group.length > 1) {
    for (const each of group) await checkMeasures(scene, looking, [each]);
    return;
  }
  for (const [index, each] of group.entries()) {
    if (!scene.same({ looking, question, field: each.field }, 200, answer.status)) continue;
    compareFigures(scene, looking, each, { question, row: rowsOf(answer)[0] ?? {}, index });
    if (each.currencies === 'several' && each.type === 'number') await checkMixed(scene, looking, each.field);
  }
}

function compareFigures(scene: Scene, looking: Looking, { path, type, field, functions }: Measured, { question, row, index }: Figures): void {
  const values = listed(scene, looking).map((record) => scene.seen.value({ person: looking.person, mode: 'list' }, record, path));
  if (values.includes(unread)) return;
  for (const fn of functions) {
    const found = plain(row[`${fn}_${index}`], type);
    scene.same({ looking, question, field: `${fn}(${field})` }, expected(fn, values as readonly ExpressionValue[]), found);
  }
}

async function checkMixed(scene: Scene, looking: Looking, field: string): Promise<void> {
  const measures = [{ fn: 'sum', field, as: 'sum' }];
  const question = post(`/api/records/${looking.object.name}/aggregate`, { filter: onlySample(looking.sample), measures });
  scene.same({ looking, question, field: `sum(${field})` }, 422, (await scene.ask(looking.person, question)).status);
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
    const all = namedPaths(scene.seen, object, scene.stride).map((named) => measured(scene, looking, named));
    const asked = all.filter(({ functions }) => functions.length > 0);
    const isOpen = ({ path }: Measured): boolean => mayName(scene.seen, person, object, path, 'list');
    for (const each of asked.filter((one) => !isOpen(one))) {
      const refused = await ask(scene, looking, [each]);
      scene.same({ looking, question: refused.question, field: each.field }, 400, refused.answer.status);
    }
    for (const group of together(asked.filter(isOpen))) await checkMeasures(scene, looking, group);
  },
};
