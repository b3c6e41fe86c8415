import type { UserActor } from '../../access/actor.ts';
import { placesColumn } from '../../access/places-column.ts';
import type { RowForm, RowRule, RowScope } from '../../access/row-rules.ts';
import type { CompiledExpression } from '../../expressions/types.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { expressionHolds } from '../../query/row-conditions.ts';
import { compileSql, ident, join, Slot, type Sql, sql } from '../../sql/sql.ts';
import { type Delta, exactly } from './amount.ts';
import type { Pair } from './changed-pairs.ts';
import type { Reach, Side } from './reach.ts';
import type { Holder } from './role-holders.ts';
import type { RowCounter } from './row-counter.ts';

/** Rows that are alike to everybody: of one owner, in the same territories, meeting the same conditions. */
interface RowClass {
  readonly owner: string | null;
  /** Numbers of territories, negative where given by hand. */
  readonly places: readonly number[] | null;
  readonly n: number;
  /** By the key of the condition. */
  readonly meets: ReadonlySet<string>;
}

const byOwnerOrPlace: ReadonlySet<RowForm['kind']> = new Set(['own', 'team', 'managed', 'territory']);
const alias = 't';

/** Whether the SQL has nothing of the person in it. */
export function isImpersonal(part: Sql): boolean {
  return compileSql(part).values.every((value) => !(value instanceof Slot) || value.slot === 'now');
}

function keyOf({ person }: Side, { source }: CompiledExpression): string {
  return `${person.zone} ${source}`;
}

/** Counts for many people by looking at the rows once, where owners, territories and impersonal conditions decide. */
export class RowClasses {
  readonly #object: ObjectModel;
  readonly #conditions = new Map<string, Sql>();
  readonly #fit = new Map<Pair, boolean>();
  #placed = false;
  #classes: readonly RowClass[] | undefined;

  constructor(object: ObjectModel, pairs: readonly Pair[]) {
    this.#object = object;
    for (const pair of pairs)
      this.#fit.set(
        pair,
        [pair.before, pair.after].every(([side, reach]) => this.#takes(side, reach)),
      );
  }

  /** Notes what the reach asks of rows; false where it asks something else of them for each person. */
  #takes(side: Side, { scopes, paths }: Reach): boolean {
    const rules = scopes.flatMap((scope) => (typeof scope === 'string' ? [] : scope));
    if (paths.length > 0 || rules.some(({ forms }) => forms.some(({ kind }) => !byOwnerOrPlace.has(kind)))) return false;
    const place = { frame: { model: side.model, actor: side.person }, object: this.#object, alias };
    for (const { condition } of rules) {
      const key = condition && keyOf(side, condition);
      if (condition === undefined || key === undefined || this.#conditions.has(key)) continue;
      const part = expressionHolds(place, condition);
      if (!isImpersonal(part)) return false;
      this.#conditions.set(key, part);
    }
    if (this.#object.document.territories === true && rules.some(({ forms }) => forms.some(({ kind }) => kind === 'territory'))) this.#placed = true;
    return true;
  }

  /** Looks at the rows; where that takes too long nothing is counted here. */
  async load(counter: RowCounter, person: UserActor): Promise<void> {
    if (![...this.#fit.values()].includes(true)) return;
    const keys = [...this.#conditions.keys()];
    const rows = await counter.rows(person, this.#statement());
    this.#classes = rows?.map((row) => ({
      owner: (row.owner as string | null) ?? null,
      places: (row.places as readonly number[] | null) ?? null,
      n: Number(row.n),
      meets: new Set(keys.filter((_, index) => row[`c${index}`] === true)),
    }));
  }

  #statement(): Sql {
    const { table, fields } = this.#object;
    const owner = fields.has('owner') ? ident(alias, 'owner') : sql`null::uuid`;
    const conditions = [...this.#conditions.values()].map((part, index) => sql`${part} as ${ident(`c${index}`)}`);
    const places = this.#placed ? ident(alias, placesColumn) : sql`null::int[]`;
    const items = join([sql`${owner}::text as owner`, sql`${places} as places`, ...conditions]);
    const groups = join([sql`1`, sql`2`, ...conditions.map((_, index) => sql`${sql.lit(index + 3)}`)]);
    return sql`select ${items}, count(*) as n from ${ident(...table)} as ${ident(alias)} where ${ident(alias, 'deleted_at')} is null group by ${groups}`;
  }

  /** How many rows the holder gains and loses; undefined where that is not to be told from classes. */
  delta(pair: Pair, holder: Holder): Delta | undefined {
    if (this.#classes === undefined || this.#fit.get(pair) !== true) return undefined;
    const was = reaching(pair.before, holder.before);
    const is = reaching(pair.after, holder.after);
    let [gained, lost] = [0, 0];
    for (const one of this.#classes) {
      const [before, after] = [was(one), is(one)];
      if (after && !before) gained += one.n;
      if (before && !after) lost += one.n;
    }
    return { gained: exactly(gained), lost: exactly(lost) };
  }
}

/** Whether the reach, with the values of the person, takes in a class of rows. */
function reaching([side, { scopes }]: readonly [Side, Reach], person: UserActor): (one: RowClass) => boolean {
  const [colleagues, managed] = [new Set(person.rights.colleagues), new Set(person.rights.managed)];
  const own = new Set(person.rights.places);
  const reaches = ({ owner, places }: RowClass, { kind }: RowForm): boolean => {
    if (kind === 'territory') return places?.some((place) => own.has(place)) ?? false;
    if (owner === null) return false;
    return kind === 'own' ? owner === person.id : (kind === 'team' ? colleagues : managed).has(owner);
  };
  const inRule = (one: RowClass, { forms, condition }: RowRule): boolean =>
    (forms.length === 0 || forms.some((form) => reaches(one, form))) && (condition === undefined || one.meets.has(keyOf(side, condition)));
  const inScope = (one: RowClass, scope: RowScope): boolean => (typeof scope === 'string' ? scope === 'all' : scope.some((rule) => inRule(one, rule)));
  return (one) => scopes.every((scope) => inScope(one, scope));
}
