import { actorSlots, type UserActor } from '../../../access/actor.ts';
import type { ReadMode } from '../../../access/object-access.ts';
import { formKey, type RowForm } from '../../../access/row-rules.ts';
import type { Row, Tx } from '../../../database/database.ts';
import type { CompiledExpression } from '../../../expressions/types.ts';
import type { FieldModel, Model, ObjectModel } from '../../../metadata/model.ts';
import { preparedStatement } from '../../../query/read-context.ts';
import { relation } from '../../../query/relation.ts';
import { expressionHolds, formCondition, type RowPlace } from '../../../query/row-conditions.ts';
import { all, bindSlots, ident, join, Slot, type Sql, type Statement, sql } from '../../../sql/sql.ts';

/** What one select says of a record. */
export interface RecordAnswers {
  /** Null where nobody owns it or the object has no owners. */
  readonly owner: string | null;
  /** The record behind a link, by the name of the link. */
  readonly links: ReadonlyMap<string, { readonly object: string; readonly id: string }>;
  /** Whether what was asked under the key is so; throws for what was not asked. */
  holds(key: string): boolean;
}

const alias = 't';
const inner = 'g';

/** Yes-or-no questions about one record, for one person: all are answered by one select. Asking returns the key of the answer. */
export class RecordChecks {
  readonly model: Model;
  readonly object: ObjectModel;
  readonly #place: RowPlace;
  readonly #items = new Map<string, Sql>();
  readonly #links = new Set<FieldModel>();
  #statement: Statement | undefined;

  constructor(model: Model, object: ObjectModel, person: UserActor) {
    this.model = model;
    this.object = object;
    this.#place = { frame: { model, actor: person }, object, alias };
  }

  /** What is inherited may be other where many records are gone over. */
  form(form: RowForm, mode: ReadMode): string {
    const link = form.kind === 'inherit' ? this.object.fields.get(form.link) : undefined;
    if (link) this.#links.add(link);
    const frame = { ...this.#place.frame, mode };
    return this.#ask(`form ${mode} ${formKey(form)}`, () => formCondition({ ...this.#place, frame }, form));
  }

  condition(condition: CompiledExpression): string {
    return this.#ask(`condition ${condition.source}`, () => expressionHolds(this.#place, condition));
  }

  /** Whether every cell on the path can be read, in the mode. */
  path(path: readonly string[], mode: ReadMode): string {
    return this.#ask(`${mode} ${path.join('.')}`, () => {
      const at = relation({ ...this.#place.frame, mode }, this.object, inner);
      const guards = at.guards(path);
      if (guards.length === 0) return sql`true`;
      return sql`(select ${all(guards)} from ${at.from()} where ${ident(inner, 'id')} = ${ident(alias, 'id')})`;
    });
  }

  #ask(key: string, make: () => Sql): string {
    if (!this.#items.has(key)) this.#items.set(key, make());
    return key;
  }

  /** Undefined where there is no such record, not even in the trash. The person's values fill the slots: people with the same grants share the rest. */
  async answer(tx: Tx, person: UserActor, id: string, now: Date): Promise<RecordAnswers | undefined> {
    this.#statement ??= this.#compile();
    const row = (await tx.query<Row>(bindSlots(this.#statement, { id, ...actorSlots(person, now) })))[0];
    if (!row) return undefined;
    const columns = new Map([...this.#items.keys()].map((key, index) => [key, `c${index}`]));
    const links = [...this.#links].flatMap((link) => {
      const target = row[link.name];
      const object = link.target ?? row[`${link.name}__object`];
      return typeof target === 'string' && typeof object === 'string' ? [[link.name, { object, id: target }] as const] : [];
    });
    return {
      owner: (row.owner as string | null | undefined) ?? null,
      links: new Map(links),
      holds(key) {
        const column = columns.get(key);
        if (column === undefined) throw new RangeError(`nobody asked for ${key}`);
        return row[column] === true;
      },
    };
  }

  #compile(): Statement {
    const answers = [...this.#items.values()].map((item, index) => sql`(${item}) is true as ${ident(`c${index}`)}`);
    const owner = this.object.fields.has('owner') ? [ident(alias, 'owner')] : [];
    const links = [...this.#links].flatMap((link) => link.columns.map(({ name }) => ident(alias, name)));
    const items = [sql`1 as one`, ...owner, ...links, ...answers];
    return preparedStatement(
      sql`select ${join(items)} from ${ident(...this.object.table)} as ${ident(alias)} where ${ident(alias, 'id')} = ${new Slot('id')}::uuid`,
      this.model,
    );
  }
}
