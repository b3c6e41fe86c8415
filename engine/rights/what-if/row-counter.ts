import { actorSlots, type UserActor } from '../../access/actor.ts';
import type { Row, Tx } from '../../database/database.ts';
import { bindSlots, compileSql, type Sql, type Statement, sql } from '../../sql/sql.ts';

/** How long counting may take. */
export interface CountLimits {
  /** Milliseconds of one statement. */
  readonly statementMs: number;
  /** Milliseconds of all together; what is not counted by then is not counted. */
  readonly totalMs: number;
  /** So many people and more are counted by looking at all rows once; fewer by statements of their own, which indexes serve. */
  readonly classesFrom: number;
}

export const usualLimits: CountLimits = { statementMs: 3_000, totalMs: 4_000, classesFrom: 5 };

const canceled = '57014';

/** Asks counts within one snapshot: what is the same for several people is asked once, and what takes too long is given up. */
export class RowCounter {
  readonly #tx: Tx;
  readonly #now: Date;
  readonly #end: number;
  readonly #statementMs: number;
  readonly #known = new Map<string, Promise<number | undefined>>();

  constructor(tx: Tx, now: Date, limits: CountLimits) {
    this.#tx = tx;
    this.#now = now;
    this.#end = performance.now() + limits.totalMs;
    this.#statementMs = limits.statementMs;
  }

  /** The `n` of a count for the person; undefined where it took too long. */
  count(person: UserActor, statement: Statement): Promise<number | undefined> {
    const bound = bindSlots(statement, actorSlots(person, this.#now));
    // Statements without anything of the person in them are one and the same for all.
    const key = JSON.stringify([bound.text, bound.values]);
    const known = this.#known.get(key) ?? this.#ask(bound).then((rows) => (rows === undefined ? undefined : Number(rows[0]?.n)));
    this.#known.set(key, known);
    return known;
  }

  /** Rows of a statement for the person; undefined where it took too long. */
  rows(person: UserActor, statement: Sql): Promise<Row[] | undefined> {
    return this.#ask(bindSlots(compileSql(statement), actorSlots(person, this.#now)));
  }

  async #ask(statement: Statement): Promise<Row[] | undefined> {
    const left = Math.min(this.#statementMs, Math.ceil(this.#end - performance.now()));
    if (left <= 0) return undefined;
    await this.#tx.query({ text: `savepoint counting; set local statement_timeout = ${left}`, values: [] });
    try {
      const rows = await this.#tx.query<Row>(statement);
      await this.#tx.query(sql`release savepoint counting`);
      return rows;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === canceled)) throw error;
      await this.#tx.query(sql`rollback to savepoint counting`);
      return undefined;
    }
  }
}
