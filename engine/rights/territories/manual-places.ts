import type { Actor } from '../../access/actor.ts';
import { placesColumn } from '../../access/places-column.ts';
import { AppError } from '../../errors/app-error.ts';
import { missing } from '../../query/create-reader.ts';
import { placeByHand as setPlace } from '../../records/placing/place-records.ts';
import { ident, sql } from '../../sql/sql.ts';
import { logRights } from '../log/rights-log.ts';
import { refuseNames, toUuid } from '../named-rows.ts';
import type { RightsChange, RightsServices } from '../rights-context.ts';
import { recordRightsTransaction } from '../rights-transaction.ts';
import { lacksTerritories } from './check-territory.ts';
import type { PlacedRecord } from './territories.ts';
import { loadTerritory } from './territory-rows.ts';

/** Places a record by hand, or takes it out again; see Territories.place and unplace. */
export async function setByHand(services: RightsServices, actor: Actor, placed: PlacedRecord & { readonly inside: boolean }): Promise<void> {
  const moved = await recordRightsTransaction(services, actor, (change) => move(change, placed));
  if (moved !== undefined) services.hints?.publish({ object: placed.object, ids: [moved], operation: null });
}

/** The record's id; undefined where it lies there by hand already. */
async function move({ tx, model, actor, now }: RightsChange, placed: PlacedRecord & { readonly inside: boolean }): Promise<string | undefined> {
  const { inside } = placed;
  const territory = await loadTerritory(tx, model, placed.territory);
  // It stays until this is committed.
  await tx.query(sql`select 1 from sys.territory where id = ${territory.id}::uuid for key share`);
  const object = model.objects.get(placed.object);
  const record = toUuid(placed.record);
  if (object?.table[0] !== 'crm' || record === undefined) throw missing(placed.object, placed.record);
  if (object.document.territories !== true) throw refuseNames([{ pointer: '/object', message: lacksTerritories(object) }]);
  const rows = await tx.query<{
    there: boolean;
  }>(sql`select (select -y.number from sys.territory as y where y.id = ${territory.id}::uuid) = any(coalesce(t.${ident(placesColumn)}, '{}')) as there
    from ${ident(...object.table)} as t where t.id = ${record}::uuid and t.deleted_at is null for update of t`);
  if (!rows[0]) throw missing(object.name, record);
  const { there } = rows[0];
  if (inside && there) return undefined;
  if (!inside && !there)
    throw new AppError('not_found', 'The record was not placed there by hand. What lies there by rule leaves it when the rule no longer holds.');
  await setPlace(tx, object, { record, territory: territory.id, inside }, now);
  const detail = { id: territory.id, name: territory.name, object: object.name, record };
  await logRights(tx, { actor, at: now, what: inside ? 'record_placed' : 'record_unplaced', detail });
  return record;
}
