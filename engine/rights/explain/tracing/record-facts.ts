import type { UserActor } from '../../../access/actor.ts';
import type { Tx } from '../../../database/database.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import { readTitles } from '../../../query/read-titles.ts';
import { sql } from '../../../sql/sql.ts';

export interface RecordPlaceFact {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly since: string;
  readonly manual: boolean;
}

export interface ShareFact {
  readonly subject: string;
  readonly can: readonly ('read' | 'update' | 'delete')[];
  /** Name of who shared it. */
  readonly by: string | null;
  readonly until: string | null;
}

/** What lies beside a record and decides about it, to put reasons into words. */
export interface RecordFacts {
  readonly places: readonly RecordPlaceFact[];
  /** Those that have ended, too. */
  readonly shares: readonly ShareFact[];
}

interface FactContext {
  readonly tx: Tx;
  readonly model: Model;
  readonly now: Date;
  readonly asker: UserActor;
}

/** Facts and titles of the records that come up in one question, each loaded once. */
export class FactStore {
  readonly #context: FactContext;
  readonly #facts = new Map<string, Promise<RecordFacts>>();
  readonly #titles = new Map<string, Promise<ReadonlyMap<string, string | null>>>();

  constructor(context: FactContext) {
    this.#context = context;
  }

  facts(object: string, record: string): Promise<RecordFacts> {
    const key = `${object} ${record}`;
    const known = this.#facts.get(key) ?? loadFacts(this.#context.tx, object, record);
    this.#facts.set(key, known);
    return known;
  }

  /** The title as the one who asks sees it; null where it is empty or hidden from them, undefined where they cannot see the record. */
  async title(object: ObjectModel, record: string): Promise<string | null | undefined> {
    const key = `${object.name} ${record}`;
    const known = this.#titles.get(key) ?? this.#titlesOf(object, record);
    this.#titles.set(key, known);
    return (await known).get(record);
  }

  #titlesOf({ name }: ObjectModel, record: string): Promise<ReadonlyMap<string, string | null>> {
    const { tx, model, now, asker } = this.#context;
    return readTitles({ connection: tx, model, now }, asker, name, [record]);
  }
}

async function loadFacts(tx: Tx, object: string, record: string): Promise<RecordFacts> {
  const places =
    await tx.query<RecordPlaceFact>(sql`select t.id::text as id, t.name, r.since, r.manual from sys.territory_record as r join sys.territory as t on t.id = r.territory
      where r.object = ${object} and r.record = ${record}::uuid order by r.since, t.name`);
  const shares =
    await tx.query<ShareFact>(sql`select s.subject, s.can, u.name as by, s.expires_at as until from sys.share as s left join sys."user" as u on u.id = s.created_by
      where s.object = ${object} and s.record = ${record}::uuid order by s.created_at, s.id`);
  return { places, shares };
}
