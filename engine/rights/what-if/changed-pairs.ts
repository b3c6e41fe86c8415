import type { UserActor } from '../../access/actor.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { compileSql, type Statement, sql } from '../../sql/sql.ts';
import { type Amount, atLeast, type Delta, exactly, none } from './amount.ts';
import type { Hypothesis } from './hypothetical-model.ts';
import { type Doing, isNothing, type Reach, reachOf, type Side, scopeWithin } from './reach.ts';
import { beyondSql, countBothSql, countSql } from './reach-sql.ts';
import type { Holder } from './role-holders.ts';
import type { RowCounter } from './row-counter.ts';
import type { Touched } from './touched-objects.ts';

const actions = ['read', 'list', 'create', 'update', 'delete', 'share', 'merge', 'export', 'bulk', 'import'] as const;
/** Asked of the object, not of its rows. */
const ofWhole: ReadonlySet<string> = new Set(['create', 'bulk', 'import']);
// Without them a record cannot be addressed; they say nothing.
const bookkeeping = new Set(['id', 'version', 'deleted_at']);
/** Where counting by the rows themselves stops. */
const mostCounted = 2_000;

/** Something that may be done in other rows than before, the same for everybody with the same grants. */
export interface ChangedPair {
  readonly doing: Doing;
  readonly key: string;
  readonly pair: Pair;
  readonly whole: boolean;
}

/** Fields whose cells are counted. */
export function countedFields(object: ObjectModel): readonly FieldModel[] {
  return [...object.fields.values()].filter(({ name }) => !bookkeeping.has(name));
}

/** All that changes in an object for the holder and everybody with the same grants. */
export function changedPairs(hypothesis: Hypothesis, touched: Touched, object: ObjectModel, holder: Holder): readonly ChangedPair[] {
  const before: Side = { model: hypothesis.before, person: holder.before };
  const after: Side = { model: hypothesis.after, person: holder.after };
  const cells = ['read', 'reveal', 'write'] as const;
  const doings: readonly Doing[] = [
    ...actions.map((action) => ({ action })),
    ...countedFields(object).flatMap((field) => cells.map((cell) => ({ cell, field }))),
  ];
  const pairs = new Map<string, Pair>();
  return doings.flatMap((doing) => {
    const [was, is] = [reachOf(before, object, doing), reachOf(after, object, doing)];
    const shaky = [was, is].some((reach) => isShaky(touched, object, reach));
    if (was.key === is.key && !shaky) return [];
    const key = `${was.key} → ${is.key}`;
    const pair = pairs.get(key) ?? new Pair(object, [before, was], [after, is], hypothesis.isNew ? 'grows' : shaky ? 'turns' : courseOf(was, is));
    pairs.set(key, pair);
    return [{ doing, key, pair, whole: 'action' in doing && ofWhole.has(doing.action) }];
  });
}

/** Whether the same words can mean other rows, since what they lean on changes. */
function isShaky(touched: Touched, object: ObjectModel, { scopes, paths }: Reach): boolean {
  return scopes.some((scope) => touched.inherits(object, scope)) || paths.some((path) => touched.crosses(object, path));
}

/** Whether rows are only gained, only lost, or both as far as can be told. */
type Course = 'grows' | 'shrinks' | 'turns';

function courseOf(was: Reach, is: Reach): Course {
  if (liesWithin(was, is)) return 'grows';
  return liesWithin(is, was) ? 'shrinks' : 'turns';
}

function liesWithin(narrow: Reach, wide: Reach): boolean {
  if (isNothing(narrow)) return true;
  const [one, more] = [narrow.scopes, wide.scopes];
  return narrow.paths.length + wide.paths.length === 0 && one.length === 1 && more.length === 1 && scopeWithin(one[0] ?? 'none', more[0] ?? 'none');
}

type Reached = readonly [Side, Reach];

/** The rows before and after. Its statements are compiled once and bound with the values of each person. */
export class Pair {
  readonly object: ObjectModel;
  readonly before: Reached;
  readonly after: Reached;
  readonly #course: Course;
  readonly #statements = new Map<string, Statement>();

  constructor(object: ObjectModel, before: Reached, after: Reached, course: Course) {
    this.object = object;
    this.before = before;
    this.after = after;
    this.#course = course;
  }

  /** Whether something becomes possible that was not in any row, or the other way round. */
  get turns(): { readonly on: boolean; readonly off: boolean } {
    const [was, is] = [!isNothing(this.before[1]), !isNothing(this.after[1])];
    return { on: !was && is, off: was && !is };
  }

  /** How many rows the holder gains and loses. */
  async delta(counter: RowCounter, holder: Holder): Promise<Delta> {
    const was = await this.#count(counter, holder.before, 'before', this.before);
    const is = await this.#count(counter, holder.after, 'after', this.after);
    const both = await this.#both(counter, holder, was, is);
    if (was !== undefined && is !== undefined && both !== undefined) return { gained: exactly(is - both), lost: exactly(was - both) };
    const gained = this.#course === 'shrinks' ? none : await this.#beyond(counter, holder.after, [this.after, this.before]);
    const lost = this.#course === 'grows' ? none : await this.#beyond(counter, holder.before, [this.before, this.after]);
    return { gained, lost };
  }

  async #count(counter: RowCounter, person: UserActor, name: string, [side, reach]: Reached): Promise<number | undefined> {
    if (isNothing(reach)) return 0;
    return counter.count(
      person,
      this.#statement(name, () => compileSql(countSql(side, this.object, reach))),
    );
  }

  async #both(counter: RowCounter, holder: Holder, was: number | undefined, is: number | undefined): Promise<number | undefined> {
    if (this.#course === 'grows') return was;
    if (this.#course === 'shrinks') return is;
    if (was === 0 || is === 0) return 0;
    if (was === undefined || is === undefined) return undefined;
    return counter.count(
      holder.after,
      this.#statement('both', () => compileSql(countBothSql(this.object, this.before, this.after))),
    );
  }

  /** Where counting all takes too long: whether there are so many, row by row. */
  async #beyond(counter: RowCounter, person: UserActor, [these, others]: readonly [Reached, Reached]): Promise<Amount> {
    const ids = beyondSql(this.object, these, others, mostCounted + 1, false);
    const rows = await counter.rows(person, sql`select count(*) as n from (${ids}) as beyond`);
    const count = Number(rows?.[0]?.n ?? 0);
    return rows === undefined || count > mostCounted ? atLeast(Math.min(count, mostCounted)) : exactly(count);
  }

  #statement(name: string, make: () => Statement): Statement {
    const known = this.#statements.get(name) ?? make();
    this.#statements.set(name, known);
    return known;
  }
}
