import fc from 'fast-check';
import { idOf } from '../office-records.ts';
import { objects, paths, writtenObjects } from './nameable.ts';
import type { Step } from './steps.ts';
import type { WordPools } from './word-pools.ts';

export function pick<T>(items: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...items);
}

/** A value made for one of the objects. */
export function of<T>(names: readonly string[], make: (object: string) => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return pick(names).chain(make);
}

function some<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Without members that were left out. */
function present<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Conditions, orders and totals that name any field and any value. */
class Asking {
  readonly #pools: WordPools;

  constructor(pools: WordPools) {
    this.#pools = pools;
  }

  path(object: string): fc.Arbitrary<string> {
    return pick(paths[object] ?? ['id']);
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
    const literal = pick(this.#pools.literals);
    return fc.oneof(
      fc.tuple(path, pick(['=', '!=', '<', '>', '>=']), literal).map((parts) => parts.join(' ')),
      path.map((name) => `ISBLANK(${name})`),
      path.map((name) => `NOT(ISBLANK(${name}))`),
      fc.tuple(path, literal).map(([name, value]) => `BLANKVALUE(${name}, ${value}) = ${value}`),
      fc.tuple(path, literal).map(([name, value]) => `NOT(${name} = ${value}) || ISBLANK(${name})`),
      this.name(object).map((name) => `id = "${idOf(object, name)}"`),
    );
  }
}

const functions = ['count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'median'] as const;

function lists(ask: Asking): fc.Arbitrary<Step> {
  return of(objects, (object) =>
    fc
      .record({
        filter: some(ask.filter(object)),
        sort: some(ask.sort(object).map((keys) => keys.join(','))),
        fields: some(ask.paths(object)),
        search: some(ask.word()),
        count: some(pick(['exact', 'capped'])),
        trash: some(fc.constant('1')),
        limit: pick(['2', '3', '7', '50']),
      })
      .chain((query) =>
        fc.integer({ min: 1, max: 3 }).map((pages) => ({ kind: 'list', object, query: present(query) as Record<string, string>, pages }) as const),
      ),
  );
}

function totals(ask: Asking): fc.Arbitrary<Step> {
  return of(objects, (object) => {
    const measure = fc.record({ fn: pick(functions), field: ask.path(object), as: fc.constant('m') });
    const body = fc.record({
      filter: some(ask.filter(object)),
      search: some(ask.word()),
      group: some(ask.path(object).map((field) => [{ field }])),
      measures: fc.oneof(
        measure.map((one) => [one]),
        fc.constant([{ fn: 'count', as: 'n' }]),
      ),
      sort: some(pick([['m'], ['-n']])),
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
const maskable = ['phone', 'cost', 'secret', 'contacts', 'margin', 'note', 'ghost'];

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
    { weight: 1, arbitrary: ask.name('account').map((name) => ({ kind: 'file', name, field: 'photo' }) as const) },
    { weight: 1, arbitrary: fc.tuple(ask.name('account'), pick(maskable)).map(([name, field]) => ({ kind: 'reveal', name, field }) as const) },
    { weight: 1, arbitrary: pick(described).map((path) => ({ kind: 'metadata', path }) as const) },
    { weight: 1, arbitrary: fc.constant({ kind: 'operations' } as const) },
  ];
}
