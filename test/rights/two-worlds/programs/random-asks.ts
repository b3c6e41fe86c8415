import fc from 'fast-check';
import { of, pick } from './arbitraries.ts';
import { writtenObjects } from './nameable.ts';
import type { Asking } from './steps.ts';
import type { WordPools } from './word-pools.ts';

type Asks = fc.Arbitrary<Asking>;

function read(path: fc.Arbitrary<string>, pages = 1): Asks {
  return path.map((each) => ({ kind: 'ask', method: 'GET', path: each, pages }) as const);
}

function post(path: fc.Arbitrary<string>, body: fc.Arbitrary<object>): Asks {
  return fc.tuple(path, body).map(([each, sent]) => ({ kind: 'ask', method: 'POST', path: each, body: sent }) as const);
}

/** What stands beside records and what people have for themselves, by the names there are in either world. */
class Askings {
  readonly #pools: WordPools;

  constructor(pools: WordPools) {
    this.#pools = pools;
  }

  /** As a program names it: `{account own}`. */
  record(object: string): fc.Arbitrary<string> {
    return pick(this.#pools.names[object] ?? ['x']).map((name) => `{${object} ${name}}`);
  }

  at(object: string): fc.Arbitrary<string> {
    return this.record(object).map((record) => `/api/records/${object}/${record}`);
  }

  /** Comments, files, followers and the timeline. */
  beside(): Asks {
    const parts = ['comments', 'comments?limit=1', 'timeline', 'timeline?limit=3', 'timeline?kinds=comment', 'timeline?kinds=record:deal', 'attachments'];
    const others = ['people', 'people?search=a', 'watch'];
    // Only accounts have comments and files to begin with.
    const object = fc.oneof({ weight: 3, arbitrary: fc.constant('account') }, { weight: 1, arbitrary: pick(writtenObjects) });
    const part = fc.oneof({ weight: 3, arbitrary: pick(parts) }, { weight: 1, arbitrary: pick(others) });
    return read(
      object.chain((each) => fc.tuple(this.at(each), part)).map((both) => both.join('/')),
      3,
    );
  }

  stages(): Asks {
    const fields: Readonly<Record<string, readonly string[]>> = { account: ['tier', 'secret'], deal: ['stage', 'note'] };
    const object = pick(['account', 'deal']);
    const one = object.chain((each) => fc.tuple(this.at(each), pick(fields[each] ?? []))).map(([at, field]) => `${at}/stages?field=${field}`);
    const many = object.chain((each) =>
      fc
        .tuple(fc.array(this.record(each), { minLength: 1, maxLength: 6 }), pick(fields[each] ?? []))
        .map(([ids, field]) => ({ kind: 'ask', method: 'POST', path: `/api/records/${each}/stages`, body: { field, ids } }) as const),
    );
    return fc.oneof(read(one), many);
  }

  titles(): Asks {
    return of([...writtenObjects, 'user', 'ghost'], (object) =>
      post(
        fc.constant(`/api/records/${object}/titles`),
        fc.array(this.record(object), { minLength: 1, maxLength: 6 }).map((ids) => ({ ids })),
      ),
    );
  }

  /** Records that may be the same, by values that there are: shown or not. */
  duplicates(): Asks {
    const { digits, valuesOf } = this.#pools;
    const of = (path: string): fc.Arbitrary<string> => pick(['x', ...valuesOf('account', path).map((text) => JSON.parse(text) as string)]);
    const values = fc.oneof(
      pick(['0911111111', ...digits.filter((each) => each.length > 4)]).map((phone) => ({ phone })),
      fc.tuple(of('secret'), pick(['new', 'gold'])).map(([secret, tier]) => ({ secret, tier })),
      fc.integer({ min: 0, max: 20 }).map((index) => ({ contacts: [{ channel: 'email', value: `q${index}@example.com` }] })),
      of('name').map((name) => ({ name })),
    );
    const except = fc.option(this.record('account'), { nil: undefined });
    return post(
      fc.constant('/api/records/account/duplicates'),
      fc.tuple(values, except).map(([each, but]) => ({ values: each, ...(but === undefined ? {} : { except: but }) })),
    );
  }

  trash(): Asks {
    const objects = pick(['', '&object=account', '&object=deal', '&object=ticket']);
    const words = fc.option(pick(this.#pools.words), { nil: undefined });
    const path = fc.tuple(pick(['2', '50']), objects, words).map(([limit, object, word]) => {
      const search = word === undefined ? '' : `&search=${encodeURIComponent(word)}`;
      return `/api/trash?limit=${limit}${object}${search}`;
    });
    return read(path, 3);
  }

  conversions(): Asks {
    return post(
      this.record('account').map((record) => `/api/conversions/to_deal/${record}/preview`),
      fc.constant({}),
    );
  }

  /** A change of many, only tried: which records it would reach, and which would refuse. */
  bulkTrials(): Asks {
    const edits = pick([{ name: 'Renamed' }, { tier: 'gold' }, { secret: 'x' }, { cost: null }]);
    const ids = fc.array(this.record('account'), { minLength: 1, maxLength: 5 }).map((all) => ({ ids: all }));
    const conditions = ['secret = "x"', 'ISBLANK(cost)', 'tier = "gold"', 'cost > 100', 'ISBLANK(phone)', 'parent.secret = "x"'];
    const match = fc.oneof(
      pick(conditions).map((filter) => ({ match: { filter } })),
      pick(this.#pools.words).map((search) => ({ match: { search } })),
    );
    const op = fc.oneof({ weight: 3, arbitrary: edits.map((values) => ({ op: 'update', values })) }, { weight: 1, arbitrary: fc.constant({ op: 'delete' }) });
    const body = fc.tuple(fc.oneof(ids, match), op).map(([which, what]) => ({ ...which, ...what, dry_run: true }));
    return post(fc.constant('/api/records/account/bulk'), body);
  }

  /** What people have for themselves, and screens made of documents. */
  own(): Asks {
    return read(
      pick([
        '/api/notifications',
        '/api/notifications?limit=2',
        '/api/notifications/count',
        '/api/notifications/settings',
        '/api/views',
        '/api/me/favourites',
        '/api/me/recents',
        '/api/me/preferences',
        '/api/counters/till/parked',
        '/api/imports',
        '/api/imports/mappings',
        '/api/operations/{made operation}',
      ]),
      3,
    );
  }
}

/** The routes that screens of staff ask: nothing of them writes, by how often they are asked. */
export function randomAsks(pools: WordPools): readonly { readonly weight: number; readonly arbitrary: Asks }[] {
  const ask = new Askings(pools);
  return [
    { weight: 3, arbitrary: ask.beside() },
    { weight: 1, arbitrary: ask.stages() },
    { weight: 1, arbitrary: ask.titles() },
    { weight: 1, arbitrary: ask.duplicates() },
    { weight: 1, arbitrary: ask.trash() },
    { weight: 1, arbitrary: ask.conversions() },
    { weight: 1, arbitrary: ask.bulkTrials() },
    { weight: 2, arbitrary: ask.own() },
  ];
}
