import type { Territory, TerritoryList, TerritoryRequest, TerritoryUpdate } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import type { PageRequest } from '../log/page.ts';

/** A record that is placed by hand. */
export interface PlacedRecord {
  readonly territory: string;
  readonly object: string;
  readonly record: string;
}

/** Territories, as administrators deal with them. The caller has seen to it that the actor is one. Unknown territories are not_found. */
export interface Territories {
  /** Without counts of records. */
  list(request: PageRequest): Promise<TerritoryList>;
  get(id: string): Promise<Territory>;
  /** Throws bad_request, bad_expression for a rule that cannot be kept as records are written, circular, limit_exceeded beyond ten levels. */
  create(actor: Actor, territory: TerritoryRequest): Promise<Territory>;
  /** Members and rules that are given replace all there were; records of their objects are placed anew in the background. */
  update(actor: Actor, id: string, changes: TerritoryUpdate): Promise<Territory>;
  /** Records leave it with it. Throws has_children. */
  remove(actor: Actor, id: string): Promise<void>;
  /** Places a record by hand: it stays whatever the rules say. Throws not_found for a record that is not there. */
  place(actor: Actor, placed: PlacedRecord): Promise<void>;
  /** Takes it out again, unless a rule places it there. Throws not_found where it was not placed by hand. */
  unplace(actor: Actor, placed: PlacedRecord): Promise<void>;
  /** Registers the work of placing in this process, and places anew whatever the Model of today asks for; for workers. */
  handle(): Promise<void>;
  /** Resolves when nothing that runs in this process without `work` is left. */
  settled(): Promise<void>;
}
