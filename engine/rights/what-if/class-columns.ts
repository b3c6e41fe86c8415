import { objectAccess, type ReadMode } from '../../access/object-access.ts';
import { placesColumn } from '../../access/places-column.ts';
import type { RowForm, RowRule, RowScope } from '../../access/row-rules.ts';
import type { Row } from '../../database/database.ts';
import type { CompiledExpression } from '../../expressions/types.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { subAlias } from '../../query/relation-names.ts';
import { expressionHolds, longestInheritance, now } from '../../query/row-conditions.ts';
import { compileSql, ident, join, Slot, type Sql, sql } from '../../sql/sql.ts';
import type { Side } from './reach.ts';

/** A record and, by the path of links to them, those it inherits rights from. */
interface Spot {
  readonly object: ObjectModel;
  readonly alias: string;
  readonly joined: Sql;
}

/** What decides about one record. */
export interface SpotFacts {
  /** False where a link is empty. */
  readonly present: boolean;
  readonly owner: string | null;
  /** Numbers of territories, negative where given by hand. */
  readonly places: readonly number[];
  /** Shares that hold, as `user:<id> read`. */
  readonly shares: readonly string[];
}

/** Rows that are alike to everybody. */
export interface RowClass {
  readonly n: number;
  /** By the path of links; '' is the row itself. */
  readonly spots: ReadonlyMap<string, SpotFacts>;
  /** Keys of the conditions that hold. */
  readonly meets: ReadonlySet<string>;
}

/** Whether the SQL has nothing of the person in it. */
export function isImpersonal(part: Sql): boolean {
  return compileSql(part).values.every((value) => !(value instanceof Slot) || value.slot === 'now');
}

/** A person under a Model, reading in a mode: what is inherited in lists is asked of what may be listed. */
export interface ModedSide extends Side {
  readonly mode: ReadMode;
}

/** Names a condition on the record at a path; the zone is part of what it says. */
export function conditionKey({ person }: Side, path: string, { source }: CompiledExpression): string {
  return `${path} ${person.zone} ${source}`;
}

/** The path and rows behind a link from which rights are inherited; undefined for links to any object. */
export function inheritedFrom(side: ModedSide, object: ObjectModel, path: string, form: Extract<RowForm, { kind: 'inherit' }>) {
  const field = object.fields.get(form.link);
  const target = field?.type.type === 'link' ? side.model.objects.get(field.target ?? '') : undefined;
  if (!target || path.split('.').length > longestInheritance) return undefined;
  return {
    target,
    path: `${path}.${form.link}`,
    scope: objectAccess(side.model, side.person, target, side.mode === 'list' ? 'list' : 'record').rows(form.action),
  };
}

const alias = 't';

/** What must be known of the rows of an object to tell for anybody whether they are reached. */
export class ClassColumns {
  readonly #spots = new Map<string, Spot>();
  readonly #conditions = new Map<string, Sql>();

  constructor(object: ObjectModel) {
    this.#spots.set('', { object, alias, joined: sql`` });
  }

  /** Notes what a scope asks of rows; false, and nothing noted, where it asks something that depends on the person in another way. */
  takes(side: ModedSide, object: ObjectModel, scopes: readonly RowScope[]): boolean {
    const rules = rulesOf(scopes);
    if (!rules.every((rule) => this.#fits(side, object, rule, ''))) return false;
    for (const rule of rules) this.#note(side, object, rule, '');
    return true;
  }

  #fits(side: ModedSide, object: ObjectModel, rule: RowRule, path: string): boolean {
    const place = { frame: { model: side.model, actor: side.person }, object, alias };
    const conditions = [...(rule.condition ? [rule.condition] : []), ...rule.forms.flatMap(sharedConditions)];
    if (!conditions.every((condition) => isImpersonal(expressionHolds(place, condition)))) return false;
    return rule.forms.every((form) => {
      if (form.kind !== 'inherit') return true;
      const above = inheritedFrom(side, object, path, form);
      return above !== undefined && rulesOf([above.scope]).every((one) => this.#fits(side, above.target, one, above.path));
    });
  }

  #note(side: ModedSide, object: ObjectModel, rule: RowRule, path: string): void {
    const at = this.#spots.get(path)?.alias ?? alias;
    const place = { frame: { model: side.model, actor: side.person }, object, alias: at };
    for (const condition of [...(rule.condition ? [rule.condition] : []), ...rule.forms.flatMap(sharedConditions)])
      this.#conditions.set(conditionKey(side, path, condition), expressionHolds(place, condition));
    for (const form of rule.forms) {
      const above = form.kind === 'inherit' ? inheritedFrom(side, object, path, form) : undefined;
      if (form.kind !== 'inherit' || !above) continue;
      if (!this.#spots.has(above.path)) {
        const parent = subAlias(at, form.link, 0);
        const joined = sql` left join ${ident(...above.target.table)} as ${ident(parent)} on ${ident(parent, 'id')} = ${ident(at, form.link)}`;
        this.#spots.set(above.path, { object: above.target, alias: parent, joined });
      }
      for (const one of rulesOf([above.scope])) this.#note(side, above.target, one, above.path);
    }
  }

  /** All rows that are not in the trash, by what is known of them, with their number as `n`. */
  statement(): Sql {
    const spots = [...this.#spots.values()];
    const facts = spots.flatMap((spot, index) => spotColumns(spot).map((column, place) => sql`${column} as ${ident(`s${index}_${place}`)}`));
    const conditions = [...this.#conditions.values()].map((part, index) => sql`${part} as ${ident(`c${index}`)}`);
    const items = [...facts, ...conditions];
    const tables = join(
      spots.flatMap((spot) => [spot.joined, sharesJoin(spot)]),
      sql``,
    );
    return sql`select ${join(items)}, count(*) as n from ${ident(...(spots[0] as Spot).object.table)} as ${ident(alias)}${tables}
      where ${ident(alias, 'deleted_at')} is null group by ${join(items.map((_, index) => sql.lit(index + 1) as Sql))}`;
  }

  decode(row: Row): RowClass {
    const facts = [...this.#spots.keys()].map((path, index): readonly [string, SpotFacts] => {
      const [present, owner, places, shares] = [0, 1, 2, 3].map((place) => row[`s${index}_${place}`]);
      // @NOTE as spotColumns casts them.
      const known = { owner: (owner ?? null) as string | null, places: (places ?? []) as readonly number[], shares: (shares ?? []) as readonly string[] };
      return [path, { present: present === true, ...known }];
    });
    const meets = [...this.#conditions.keys()].filter((_, index) => row[`c${index}`] === true);
    return { n: Number(row.n), spots: new Map(facts), meets: new Set(meets) };
  }
}

function rulesOf(scopes: readonly RowScope[]): readonly RowRule[] {
  return scopes.flatMap((scope) => (typeof scope === 'string' ? [] : scope));
}

function sharedConditions(form: RowForm): readonly CompiledExpression[] {
  return form.kind === 'shared' ? form.rules.map(({ condition }) => condition) : [];
}

function spotColumns({ object, alias: at }: Spot): readonly Sql[] {
  const owner = object.fields.has('owner') ? sql`${ident(at, 'owner')}::text` : sql`null::text`;
  const places = object.document.territories === true ? ident(at, placesColumn) : sql`null::int[]`;
  return [sql`${ident(at, 'id')} is not null`, owner, places, ident(`${at}_shares`, 'shares')];
}

/** Of records that are shared, with whom and for what. */
function sharesJoin({ object, alias: at }: Spot): Sql {
  const shares = ident(`${at}_shares`);
  return sql` left join (select record, array_agg(distinct subject || ' ' || for_what order by subject || ' ' || for_what) as shares
    from sys.share, unnest(can) as for_what where object = ${sql.lit(object.name)} and (expires_at is null or expires_at > ${now}) group by record) as ${shares}
    on ${shares}.record = ${ident(at, 'id')}`;
}
