import fc from 'fast-check';
import { idOf } from '../../office-records.ts';
import { of, pick } from './arbitraries.ts';
import { objects, paths, writtenObjects } from './nameable.ts';
import { randomAsks } from './random-asks.ts';
import type { Step } from './steps.ts';
import type { WordPools } from './word-pools.ts';

function some<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** What would leave little to compare is asked for less often. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** Without members that were left out. */
function present<T>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return JSON.parse(JSON.stringify(value)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

const counts: readonly string[] = ['count', 'count_distinct'];
const orderings: readonly string[] = [...counts, 'min', 'max'];
const functions: Readonly<Record<string, readonly string[]>> = {
  number: [...orderings, 'sum', 'avg', 'median'],
  text: orderings,
  date: orderings,
  datetime: orderings,
};

/** Conditions, orders and totals that name any field and any value. */
class Asking {
  readonly #pools: WordPools;

  constructor(pools: WordPools) {
    this.#pools = pools;
  }

  /** Mostly one that the person may name. */
  path(object: string): fc.Arbitrary<string> {
    const any = pick(paths[object] ?? ['id']);
    const open = this.#pools.open[object] ?? [];
    return open.length === 0 ? any : fc.oneof({ weight: 9, arbitrary: pick(open) }, { weight: 1, arbitrary: any });
  }

  /** Mostly a value that there is, shown or not. */
  #literal(object: string, path: string): fc.Arbitrary<string> {
    const values = this.#pools.valuesOf(object, path);
    const any = pick(this.#pools.literals);
    return values.length === 0 ? any : fc.oneof({ weight: 9, arbitrary: pick(values) }, { weight: 1, arbitrary: any });
  }

  measure(object: string, as: string): fc.Arbitrary<object> {
    return this.path(object).chain((field) => pick(functions[this.#pools.typeOf(object, field) ?? ''] ?? counts).map((fn) => ({ fn, field, as })));
  }

  name(object: string): fc.Arbitrary<string> {
    return pick(this.#pools.names[object] ?? ['x']);
  }

  paths(object: string): fc.Arbitrary<string> {
    return fc.array(this.path(object), { minLength: 1, maxLength: 4 }).map((names) => names.join(','));
  }

  word(): fc.Arbitrary<string> {
    return pick(this.#pools.words);
  }

  filter(object: string): fc.Arbitrary<string> {
    const one = this.#condition(object);
    return fc.oneof(
      one,
      fc.tuple(one, pick(['&&', '||']), one).map((parts) => parts.join(' ')),
    );
  }

  sort(object: string): fc.Arbitrary<string[]> {
    return fc.array(
      fc.tuple(fc.boolean(), this.path(object)).map(([down, path]) => `${down ? '-' : ''}${path}`),
      { minLength: 1, maxLength: 2 },
    );
  }

  #condition(object: string): fc.Arbitrary<string> {
    const path = this.path(object);
    const compared = path.chain((name) => fc.tuple(fc.constant(name), this.#literal(object, name)));
    return fc.oneof(
      fc.tuple(compared, pick(['=', '!=', '<', '>', '>='])).map(([[name, value], operator]) => `${name} ${operator} ${value}`),
      path.map((name) => `ISBLANK(${name})`),
      path.map((name) => `NOT(ISBLANK(${name}))`),
      compared.map(([name, value]) => `BLANKVALUE(${name}, ${value}) = ${value}`),
      compared.map(([name, value]) => `NOT(${name} = ${value}) || ISBLANK(${name})`),
      this.name(object).map((name) => `id = "${idOf(object, name)}"`),
    );
  }
}

function lists(ask: Asking): fc.Arbitrary<Step> {
  return of(objects, (object) =>
    fc
      .record({
        filter: some(ask.filter(object)),
        sort: some(ask.sort(object).map((keys) => keys.join(','))),
        fields: some(ask.paths(object)),
        search: seldom(ask.word()),
        count: some(pick(['exact', 'capped'])),
        trash: seldom(fc.constant('1')),
        limit: pick(['3', '7', '7', '50']),
      })
      .chain((query) =>
        fc.integer({ min: 1, max: 4 }).map((pages) => ({ kind: 'list', object, query: present(query) as Record<string, string>, pages }) as const),
      ),
  );
}

function totals(ask: Asking): fc.Arbitrary<Step> {
  return of(objects, (object) => {
    const measures = fc.tuple(ask.measure(object, 'm'), ask.measure(object, 'n'), ask.measure(object, 'o'));
    const body = fc.record({
      filter: some(ask.filter(object)),
      search: seldom(ask.word()),
      group: some(ask.path(object).map((field) => [{ field }])),
      measures: fc.oneof(
        { weight: 1, arbitrary: measures.map((each) => each.slice(0, 1)) },
        { weight: 3, arbitrary: measures },
        { weight: 1, arbitrary: fc.constant([{ fn: 'count', as: 'm' }]) },
      ),
      sort: some(pick([['m'], ['-m']])),
    });
    return body.map((each) => ({ kind: 'aggregate', object, body: present(each) }) as const);
  });
}

function files(ask: Asking): fc.Arbitrary<Step> {
  return of(objects, (object) => {
    const fields = some(ask.paths(object).map((names) => names.split(',')));
    const body = fc.record({ format: pick(['csv', 'json']), filter: some(ask.filter(object)), sort: some(ask.sort(object)), fields });
    return body.map((each) => ({ kind: 'export', object, body: present(each) }) as const);
  });
}

const described = ['', '/forms/account', '/forms/deal', '/object/account', '/view', '/layout', '/role', 'openapi'];
const actions = ['read', 'reveal', 'write', 'update', 'delete', 'share', 'merge', 'export', 'list', 'create', 'bulk', 'import'];
const maskable = ['phone', 'cost', 'secret', 'contacts', 'margin', 'note', 'ghost'];

/** With whom something is shared, and why something may be done. */
function reasons(ask: Asking): fc.Arbitrary<Step> {
  const why = of(objects, (object) =>
    fc
      .record({ name: some(ask.name(object)), field: some(ask.path(object)), action: some(pick(actions)) })
      .map((each) => ({ kind: 'why', object, ...present(each) }) as const),
  );
  const read = of(objects, (object) => ask.name(object).map((name) => ({ kind: 'why', object, name }) as const));
  const shares = of(objects, (object) => ask.name(object).map((name) => ({ kind: 'shares', object, name }) as const));
  const subjects = of(objects, (object) =>
    fc.tuple(ask.name(object), pick(['', 'a', 'mai'])).map(([name, words]) => ({ kind: 'shares', object, name, subjects: words }) as const),
  );
  return fc.oneof({ weight: 2, arbitrary: why }, { weight: 1, arbitrary: read }, { weight: 1, arbitrary: shares }, { weight: 1, arbitrary: subjects });
}

/** Everything that is asked and changes nothing, by how often it is. */
export function randomReading(pools: WordPools): readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[] {
  const ask = new Asking(pools);
  const gets = of(objects, (object) =>
    fc
      .tuple(ask.name(object), some(ask.paths(object)))
      .map(([name, fields]) => ({ kind: 'get', object, name, ...(fields === undefined ? {} : { fields }) }) as const),
  );
  const histories = of(writtenObjects, (object) => ask.name(object).map((name) => ({ kind: 'history', object, name }) as const));
  return [
    { weight: 6, arbitrary: lists(ask) },
    { weight: 3, arbitrary: gets },
    { weight: 4, arbitrary: totals(ask) },
    { weight: 1, arbitrary: histories },
    { weight: 2, arbitrary: files(ask) },
    { weight: 1, arbitrary: ask.word().map((text) => ({ kind: 'search', text }) as const) },
    { weight: 1, arbitrary: pick(pools.digits).map((text) => ({ kind: 'phone', text }) as const) },
    {
      weight: 1,
      arbitrary: fc.tuple(ask.name('account'), pick(['photo', 'attachment'])).map(([name, field]) => ({ kind: 'file', name, field }) as const),
    },
    { weight: 1, arbitrary: fc.tuple(ask.name('account'), pick(maskable)).map(([name, field]) => ({ kind: 'reveal', name, field }) as const) },
    { weight: 1, arbitrary: pick(described).map((path) => ({ kind: 'metadata', path }) as const) },
    { weight: 2, arbitrary: reasons(ask) },
    { weight: 1, arbitrary: fc.constant({ kind: 'operations' } as const) },
    ...randomAsks(pools),
  ];
}
