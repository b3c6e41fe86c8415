import { setTimeout as pause } from 'node:timers/promises';
import type { Tx } from '../../../database/database.ts';
import { failpoint } from '../../../errors/failpoint.ts';
import type { Model } from '../../../metadata/model.ts';
import { sql } from '../../../sql/sql.ts';
import type { RightsHints, RightsServices } from '../../rights-context.ts';
import { lockRights } from '../../rights-transaction.ts';
import { askPlacing } from './ask-placing.ts';
import { type PlacingServices, placeStep } from './place-step.ts';

/** Keeps records where the rules of territories put them, when the rules change. */
export interface Placing {
  /** Asks, in the transaction of a change, for all records to be placed anew whose rules are others now, and those of the objects named. */
  ask(tx: Tx, model: Model, anyway?: readonly string[]): Promise<void>;
  /** To be called after such a transaction: without background work, what was asked for runs here. */
  wake(): void;
  handle(): Promise<void>;
  settled(): Promise<void>;
}

export interface PlacingOptions extends RightsServices {
  /** How long after a change of rules records are placed anew: by then every process places by the new ones. Default 2 seconds. */
  readonly settleSeconds?: number | undefined;
}

const queue = 'territory_placing';
const defaultSettleSeconds = 2;

export function createPlacing(options: PlacingOptions): Placing {
  return new BackgroundPlacing(options);
}

class BackgroundPlacing implements Placing {
  readonly #services: PlacingServices;
  readonly #work: PlacingOptions['work'];
  readonly #hints: RightsHints | undefined;
  #running: Promise<void> | undefined;
  #again = false;

  constructor({ database, models, clock, work, hints, settleSeconds = defaultSettleSeconds }: PlacingOptions) {
    this.#services = { database, models, clock, settleSeconds };
    this.#work = work;
    this.#hints = hints;
  }

  async ask(tx: Tx, model: Model, anyway: readonly string[] = []): Promise<void> {
    for (const object of await askPlacing(tx, model, anyway)) await this.#enqueue(tx, object);
  }

  wake(): void {
    if (this.#work) return;
    this.#again = true;
    this.#running ??= this.#runHere();
  }

  async handle(): Promise<void> {
    const { models } = this.#services;
    await this.#work?.handle(queue, (data, signal) => this.#run(String(data.object), signal), { concurrency: 1 });
    models.onChange(() => this.#followModel());
    await this.#askAnew();
    // What was asked for and has no job any more, after a restore of the database or too many failures.
    for (const object of await this.#open()) await this.#services.database.transaction((tx) => this.#enqueue(tx, object));
    this.wake();
  }

  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #enqueue(tx: Tx, object: string): Promise<void> {
    await this.#work?.enqueue(tx, queue, { object }, { key: object, startAfterSeconds: this.#services.settleSeconds });
  }

  /** A change of metadata may have changed what a rule means. */
  #followModel(): void {
    this.#askAnew()
      .then(() => this.wake())
      .catch((error: unknown) =>
        console.error('Whether records lie in other territories by now could not be found out; the next change of metadata asks again.', error),
      );
  }

  async #askAnew(): Promise<void> {
    const { database, models } = this.#services;
    const work = async (tx: Tx): Promise<void> => {
      const model = await models.lockForWrite(tx);
      await lockRights(tx);
      await this.ask(tx, model);
    };
    await database.transaction(work, { lockModel: true });
  }

  async #open(): Promise<readonly string[]> {
    const rows = await this.#services.database.query<{ object: string }>(sql`select object from sys.placing where open order by object`);
    return rows.map(({ object }) => object);
  }

  /** In this process; what fails is in the log and is taken up with the next change. */
  async #runHere(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        for (const object of await this.#open()) await this.#run(object);
      }
    } catch (error) {
      console.error('Records could not be placed in their territories.', error);
    } finally {
      this.#running = undefined;
    }
  }

  async #run(object: string, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const outcome = await placeStep(this.#services, object);
      if (outcome.state === 'wait') await pause(outcome.waitMs, undefined, signal ? { signal } : {});
      else if (outcome.state !== 'more') {
        if (outcome.state === 'finished') this.#hints?.publish({ object, ids: [], operation: null, lost: ['territory'] });
        return;
      }
      failpoint('placing.batch-committed');
    }
  }
}
