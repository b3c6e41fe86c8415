import fc from 'fast-check';
import { pick } from './arbitraries.ts';
import type { Asking } from './steps.ts';
import type { WordPools } from './word-pools.ts';

type Deeds = fc.Arbitrary<Asking>;

function deed(method: Asking['method'], path: fc.Arbitrary<string>, body: fc.Arbitrary<object>): Deeds {
  return fc.tuple(path, body).map(([at, sent]) => ({ kind: 'ask', method, path: at, body: sent }) as const);
}

const people = ['{user lone}', '{user em}', '{user an}', '{user nobody}'] as const;
const money = (amount: number): object => ({ amount: String(amount), currency: 'VND' });
const viewBodies: readonly object[] = [
  { columns: ['name', 'phone'] },
  { columns: ['name', 'secret'], sort: ['-cost'] },
  { columns: ['name'], filter: 'secret = "x"' },
  { columns: ['name', 'since'], group: 'tier' },
];

/** What is written beside records and for oneself. */
class Deeding {
  readonly #pools: WordPools;

  constructor(pools: WordPools) {
    this.#pools = pools;
  }

  account(): fc.Arbitrary<string> {
    return pick(this.#pools.names.account ?? ['x']).map((name) => `{account ${name}}`);
  }

  #at(rest: string): fc.Arbitrary<string> {
    return this.account().map((record) => `/api/records/account/${record}/${rest}`);
  }

  comments(): Deeds {
    const text = fc.tuple(pick(['Hello', 'Hello @lone']), fc.array(pick(people), { maxLength: 2 })).map(([said, all]) => {
      const mentions = [...new Set(all)];
      return { text: said, ...(mentions.length === 0 ? {} : { mentions }) };
    });
    // One that the program made, or em's of an account that is perhaps another.
    const known = fc.oneof(
      fc.constant('{made comment}'),
      pick(this.#pools.names.account ?? ['x']).map((name) => `{comment ${name}}`),
    );
    const of = fc.tuple(this.#at('comments'), known).map((both) => both.join('/'));
    return fc.oneof(
      { weight: 3, arbitrary: deed('POST', this.#at('comments'), text) },
      { weight: 1, arbitrary: deed('PATCH', of, text) },
      { weight: 1, arbitrary: deed('DELETE', of, fc.constant({})) },
      {
        weight: 1,
        arbitrary: deed(
          'POST',
          of.map((path) => `${path}/restore`),
          fc.constant({}),
        ),
      },
    );
  }

  attachments(): Deeds {
    const known = pick(this.#pools.names.account ?? ['x']).map((name) => `{attachment ${name}}`);
    const of = fc.tuple(this.#at('attachments'), fc.oneof(fc.constant('{made attachment}'), known)).map((both) => both.join('/'));
    const put = fc
      .tuple(this.account(), pick(['file.txt', 'other.txt']))
      .map(([record, name]) => `/api/records/account/${record}/attachments?file_name=${name}`)
      .map((path) => ({ kind: 'ask', method: 'POST', path, file: 'content' }) as const);
    return fc.oneof(
      put,
      deed('DELETE', of, fc.constant({})),
      deed(
        'POST',
        of.map((path) => `${path}/restore`),
        fc.constant({}),
      ),
    );
  }

  followers(): Deeds {
    return fc.oneof(
      deed('PUT', this.#at('watch'), pick(['following', 'muted', 'default'].map((state) => ({ state })))),
      deed('POST', fc.constant('/api/notifications/read'), pick([{ read: true }, { read: false }])),
      deed('PATCH', fc.constant('/api/notifications/settings'), pick([{ muted_kinds: ['mention'] }, { muted_kinds: [] }])),
    );
  }

  conversions(): Deeds {
    const path = this.account().map((record) => `/api/conversions/to_deal/${record}`);
    return deed('POST', path, pick([{}, { steps: { made: { values: { name: 'Converted' } } } }, { steps: { made: { values: { note: 'x' } } } }]));
  }

  counters(): Deeds {
    const customer = fc.oneof(
      fc.constant({ name: 'New', phone: '0911111111' }),
      pick(this.#pools.digits.filter((each) => each.length > 4)).map((phone) => ({ name: 'Found', phone })),
      this.account().map((id) => ({ id })),
    );
    const sale = fc.record({ customer, product: this.account(), price: pick([100, 200, 300]), promotion: fc.option(this.account(), { nil: undefined }) });
    const sold = sale.map(({ customer: who, product, price, promotion }) => ({
      customer: who,
      lines: [{ product, quantity: '1', price: money(price) }],
      ...(promotion === undefined ? {} : { promotion }),
      method: 'open',
      total: money(price),
    }));
    const parked = sale.map(({ customer: who, product }) => ({ label: 'Lan', sale: { customer: who, lines: [{ product, quantity: '1' }] } }));
    const at = fc.constant('/api/counters/till/parked/{parked one}');
    return fc.oneof(
      { weight: 3, arbitrary: deed('POST', fc.constant('/api/counters/till/sales'), sold) },
      { weight: 1, arbitrary: deed('PUT', at, parked) },
      { weight: 1, arbitrary: deed('DELETE', at, fc.constant({})) },
    );
  }

  views(): Deeds {
    const view = pick(viewBodies).map((body) => ({ object: 'account', label: 'Mine', body }));
    const one = pick(['/api/views/{made view}', '/api/views/{view private}', '/api/views/{view secret}']);
    return fc.oneof(
      deed('POST', fc.constant('/api/views'), view),
      deed('PATCH', one, pick([{ label: 'Ours' }, { body: viewBodies[1] as object }, { shared_with: ['everyone'] }])),
      deed('DELETE', one, fc.constant({})),
      deed('PATCH', fc.constant('/api/list-settings/account'), pick([{ opens: 'account_all' }, { opens: 'account_secret' }, { opens: null }])),
    );
  }

  own(): Deeds {
    const kept = this.account().map((id) => ({ kind: 'record', object: 'account', id }));
    const others = pick([
      { kind: 'object', object: 'ticket' },
      { kind: 'view', view: 'account_secret' },
      { kind: 'object', object: 'ghost' },
    ]);
    return fc.oneof(
      deed(
        'PUT',
        fc.constant('/api/me/favourites'),
        fc.array(fc.oneof(kept, others), { maxLength: 4 }).map((items) => ({ items })),
      ),
      deed('POST', fc.constant('/api/me/recents'), fc.oneof(kept, others)),
      deed('PATCH', fc.constant('/api/me/preferences'), pick([{ theme: 'dark' }, { app: 'office' }, { app: null }])),
    );
  }

  /** A change of many, and what only administrators may do. */
  many(): Deeds {
    const ids = fc.array(this.account(), { minLength: 1, maxLength: 4 });
    const edit = fc.tuple(ids, pick([{ name: 'Renamed' }, { secret: 'x' }, { tier: 'gold' }])).map(([all, values]) => ({ ids: all, op: 'update', values }));
    const gone = ids.map((all) => ({ items: all.map((id) => ({ object: 'account', id })) }));
    return fc.oneof(
      { weight: 4, arbitrary: deed('POST', fc.constant('/api/records/account/bulk'), edit) },
      { weight: 1, arbitrary: deed('POST', fc.constant('/api/trash/purge'), gone) },
    );
  }
}

/** Writes of the screens of staff, by how often they are done. */
export function randomDeeds(pools: WordPools): readonly { readonly weight: number; readonly arbitrary: Deeds }[] {
  const deeds = new Deeding(pools);
  return [deeds.comments(), deeds.attachments(), deeds.followers(), deeds.conversions(), deeds.counters(), deeds.views(), deeds.own(), deeds.many()].map(
    (arbitrary) => ({ weight: 1, arbitrary }),
  );
}
