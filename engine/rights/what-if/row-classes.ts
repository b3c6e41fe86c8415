import type { UserActor } from '../../access/actor.ts';
import type { RowForm, RowRule, RowScope } from '../../access/row-rules.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { type Delta, exactly } from './amount.ts';
import type { Pair } from './changed-pairs.ts';
import { ClassColumns, conditionKey, inheritedFrom, type ModedSide, type RowClass } from './class-columns.ts';
import type { Reach, Side } from './reach.ts';
import type { Holder } from './role-holders.ts';
import type { RowCounter } from './row-counter.ts';

/** Counts for many people by looking at the rows of an object once, where what decides about them is the same question for everybody. */
export class RowClasses {
  readonly #object: ObjectModel;
  readonly #columns: ClassColumns;
  readonly #fit = new Set<Pair>();
  readonly #now: Date;
  #classes: readonly RowClass[] | undefined;

  constructor(object: ObjectModel, pairs: readonly Pair[], now: Date) {
    this.#object = object;
    this.#now = now;
    this.#columns = new ClassColumns(object);
    for (const pair of pairs) if ([pair.before, pair.after].every(([side, reach]) => this.#takes(side, reach))) this.#fit.add(pair);
  }

  /** Cells behind links are asked of the records there, person by person. */
  #takes(side: Side, { scopes, paths, mode }: Reach): boolean {
    return paths.length === 0 && this.#columns.takes({ ...side, mode }, this.#object, scopes);
  }

  /** Looks at the rows; where that takes too long nothing is counted here. */
  async load(counter: RowCounter, person: UserActor): Promise<void> {
    if (this.#fit.size === 0) return;
    const rows = await counter.rows(person, this.#columns.statement());
    this.#classes = rows?.map((row) => this.#columns.decode(row));
  }

  /** How many rows the holder gains and loses; undefined where that is not to be told from classes. */
  delta(pair: Pair, holder: Holder): Delta | undefined {
    if (this.#classes === undefined || !this.#fit.has(pair)) return undefined;
    const [was, is] = [this.#reaching(pair.before, holder.before), this.#reaching(pair.after, holder.after)];
    let [gained, lost] = [0, 0];
    for (const one of this.#classes) {
      const [before, after] = [was(one), is(one)];
      if (after && !before) gained += one.n;
      if (before && !after) lost += one.n;
    }
    return { gained: exactly(gained), lost: exactly(lost) };
  }

  /** Whether the reach, with the values of the person, takes in a class of rows. */
  #reaching([side, { scopes, mode }]: readonly [Side, Reach], person: UserActor): (one: RowClass) => boolean {
    const test = new ClassTest({ model: side.model, person, mode }, this.#now);
    const tests = scopes.map((scope) => test.ofScope(this.#object, scope, ''));
    return (one) => tests.every((holds) => holds(one));
  }
}

type Holds = (one: RowClass) => boolean;

/** Turns rules into tests of classes, for one person. */
class ClassTest {
  readonly #side: ModedSide;
  readonly #now: Date;
  readonly #colleagues: ReadonlySet<string>;
  readonly #managed: ReadonlySet<string>;
  readonly #places: ReadonlySet<number>;
  readonly #subjects: ReadonlySet<string>;

  constructor(side: ModedSide, now: Date) {
    const { colleagues, managed, places, subjects } = side.person.rights;
    this.#side = side;
    this.#now = now;
    this.#colleagues = new Set(colleagues);
    this.#managed = new Set(managed);
    this.#places = new Set(places);
    this.#subjects = new Set(subjects);
  }

  ofScope(object: ObjectModel, scope: RowScope, path: string): Holds {
    if (scope === 'none') return () => false;
    const present: Holds = (one) => one.spots.get(path)?.present === true;
    if (scope === 'all') return present;
    const rules = scope.map((rule) => this.#ofRule(object, rule, path));
    return (one) => present(one) && rules.some((holds) => holds(one));
  }

  #ofRule(object: ObjectModel, { forms, condition }: RowRule, path: string): Holds {
    const reached = forms.map((form) => this.#ofForm(object, form, path));
    const key = condition && conditionKey(this.#side, path, condition);
    return (one) => (forms.length === 0 || reached.some((holds) => holds(one))) && (key === undefined || one.meets.has(key));
  }

  #ofForm(object: ObjectModel, form: RowForm, path: string): Holds {
    switch (form.kind) {
      case 'own':
        return (one) => one.spots.get(path)?.owner === this.#side.person.id;
      case 'team':
        return (one) => this.#colleagues.has(one.spots.get(path)?.owner ?? '');
      case 'managed':
        return (one) => this.#managed.has(one.spots.get(path)?.owner ?? '');
      case 'territory':
        return (one) => one.spots.get(path)?.places.some((place) => this.#places.has(place)) === true;
      case 'shared':
        return this.#ofShares(form, path);
      case 'inherit': {
        const above = inheritedFrom(this.#side, object, path, form);
        return above ? this.ofScope(above.target, above.scope, above.path) : () => false;
      }
    }
  }

  #ofShares({ can, rules }: Extract<RowForm, { kind: 'shared' }>, path: string): Holds {
    const wanted = new Set([...this.#subjects].map((subject) => `${subject} ${can}`));
    const live = rules.filter(({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > this.#now.getTime());
    const keys = live.map(({ condition }) => conditionKey(this.#side, path, condition));
    return (one) => one.spots.get(path)?.shares.some((share) => wanted.has(share)) === true || keys.some((key) => one.meets.has(key));
  }
}
