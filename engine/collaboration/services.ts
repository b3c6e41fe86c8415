import type { UserActor } from '../access/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Identity } from '../identity/identity.ts';
import type { RecordReader } from '../query/record-reader.ts';
import { type RowRights, rowRights } from '../rights/shares/row-rights.ts';

/** Hints to open screens that there is something new beside a record, as a port: the event hub of the API. */
export interface BesideHints {
  publish(hint: { readonly object: string; readonly ids: readonly string[]; readonly operation: null; readonly beside: true }): void;
}

/** What working together on records needs. */
export interface CollaborationServices {
  readonly database: Database;
  readonly models: Pick<ModelStore, 'current' | 'refresh'>;
  readonly reader: RecordReader;
  readonly identity: Pick<Identity, 'person'>;
  readonly files: Pick<FileStore, 'put'>;
  readonly clock: () => Date;
  readonly hints: BesideHints;
}

/** The record that something stands beside, as its address names it. */
export interface RecordAddress {
  readonly object: string;
  readonly id: string;
}

/** A record that the actor sees. */
export interface Place extends RecordAddress {
  readonly rights: RowRights;
}

/** The record with what the actor may do to it; throws not_found where they cannot see it, or it is in the trash. */
export async function placeOf({ database, models, clock }: CollaborationServices, actor: UserActor, record: RecordAddress, tx: Tx = database): Promise<Place> {
  const { object, id, rights } = await rowRights({ tx, model: models.current(), actor, now: clock() }, record);
  return { object: object.name, id, rights };
}

/** Of these people those who may open the record now. */
export async function readersAmong(
  { identity, reader }: CollaborationServices,
  { object, id }: RecordAddress,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const seen = await Promise.all(
    people.map(async (person) => {
      const actor = await identity.person(person);
      return actor !== undefined && (await reader.titles(actor, object, [id])).size > 0;
    }),
  );
  return new Set(people.filter((_, index) => seen[index]));
}
