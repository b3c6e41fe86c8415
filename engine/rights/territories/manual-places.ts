import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { missing } from '../../query/create-reader.ts';
import { placeByHand as place } from '../../records/placing/place-records.ts';
import { ident, sql } from '../../sql/sql.ts';
import { logRights } from '../log/rights-log.ts';
import { toUuid } from '../named-rows.ts';
import type { RightsServices } from '../rights-context.ts';
import { recordRightsTransaction } from '../rights-transaction.ts';
import { noTerritories } from './check-territory.ts';
import type { PlacedRecord } from './territories.ts';
import { loadTerritory } from './territory-rows.ts';

/** Places a record by hand; see Territories.place. */
export function placeByHand(services: RightsServices, actor: Actor, placed: PlacedRecord): Promise<void> {
  return change(services, actor, placed, async (tx, { territory, object, record, now }) => {
    if (!(await place(tx, object, { record, territory: territory.id, inside: true }, now))) return;
    const detail = { id: territory.id, name: territory.name, object: object.name, record };
    await logRights(tx, { actor, at: now, what: 'record_placed', detail });
  });
}

/** Takes a record out that was placed by hand; see Territories.unplace. */
export function takeOut(services: RightsServices, actor: Actor, placed: PlacedRecord): Promise<void> {
  return change(services, actor, placed, async (tx, { territory, object, record, now }) => {
    if (!(await place(tx, object, { record, territory: territory.id, inside: false }, now)))
      throw new AppError('not_found', 'The record was not placed there by hand. What lies there by rule leaves it when the rule no longer holds.');
    const detail = { id: territory.id, name: territory.name, object: object.name, record };
    await logRights(tx, { actor, at: now, what: 'record_unplaced', detail });
  });
}

interface Places {
  readonly territory: { readonly id: string; readonly name: string };
  readonly model: Model;
  readonly object: ObjectModel;
  readonly record: string;
  readonly now: Date;
}

async function change(services: RightsServices, actor: Actor, placed: PlacedRecord, work: (tx: Tx, places: Places) => Promise<void>): Promise<void> {
  const { object: name } = placed;
  const record = await recordRightsTransaction(services, actor, async ({ tx, model, now }) => {
    const territory = await loadTerritory(tx, model, placed.territory);
    // It stays until this is committed.
    await tx.query(sql`select 1 from sys.territory where id = ${territory.id}::uuid for key share`);
    const object = model.objects.get(name);
    const id = toUuid(placed.record);
    if (object?.table[0] !== 'crm' || id === undefined) throw missing(name, placed.record);
    if (object.document.territories !== true)
      throw new AppError('bad_request', noTerritories(object), { issues: [{ pointer: '', message: noTerritories(object) }] });
    const found = await tx.query(sql`select 1 from ${ident(...object.table)} as t where t.id = ${id}::uuid and t.deleted_at is null for share`);
    if (found.length === 0) throw missing(name, placed.record);
    await work(tx, { territory, model, object, record: id, now });
    return id;
  });
  services.hints?.publish({ object: name, ids: [record], operation: null });
}
