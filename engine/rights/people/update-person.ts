import type { PersonAnswer, PersonUpdate } from '../../../schemas/generated/api.ts';
import { type Actor, actorId } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { isZone, setRoles } from '../../identity/users.ts';
import { sql } from '../../sql/sql.ts';
import { logRights } from '../log/rights-log.ts';
import { differences, parseName, refuseNames, unknownRoles } from '../named-rows.ts';
import type { RightsChange } from '../rights-context.ts';
import { assertManager } from './managers.ts';
import { loadPerson } from './person-rows.ts';

const members = ['name', 'active', 'roles', 'manager', 'locale', 'zone'] as const;

/** The person; throws not_found, and forbidden for the actor: nobody changes here what they may do. */
export async function loadOther(tx: Tx, actor: Actor, id: string): Promise<PersonAnswer> {
  const person = await loadPerson(tx, id);
  if (person.id === actorId(actor)) {
    const message = 'Nobody changes their own roles, manager or standing: another administrator does. Own settings are changed at /api/auth/me.';
    throw new AppError('forbidden', message, { issues: [{ pointer: '', message }] });
  }
  return person;
}

/** Changes what is given and answers the person as they are now; see People.update. */
export async function updatePerson(change: RightsChange, id: string, changes: PersonUpdate): Promise<PersonAnswer> {
  const { tx, model, actor, now } = change;
  const before = await loadOther(tx, actor, id);
  const { roles, active, locale, zone } = changes;
  const manager = changes.manager?.toLowerCase() ?? changes.manager;
  const name = changes.name === undefined ? undefined : parseName(changes.name);
  const unknown = unknownRoles(model, roles);
  if (unknown.length > 0) throw refuseNames(unknown);
  if (zone !== undefined && !isZone(zone)) throw refuseNames([{ pointer: '/zone', message: `"${zone}" is not an IANA time zone.` }]);
  // Only a change of the manager is judged: one who left since hinders no other change.
  if (manager !== before.manager?.id) await assertManager(tx, before.id, manager);
  if (roles !== undefined) await setRoles(tx, before.id, roles);
  if (active === false) await disable(tx, before.id);
  const wanted = { name, locale, zone, manager, active: active === true ? true : undefined };
  const differs = Object.entries(wanted).some(([key, value]) => value !== undefined && value !== flat(before)[key as keyof typeof wanted]);
  if (differs) await store(tx, before.id, wanted, now);
  const after = await loadPerson(tx, before.id);
  const changed = differences(before, after, members);
  if (changed) await logRights(tx, { actor, at: now, what: 'person_changed', detail: { id: after.id, name: after.name, ...changed } });
  return after;
}

/** Nobody gets in any more: sessions end, and API tokens ask whether their person is active. */
export async function disable(tx: Tx, person: string): Promise<void> {
  await tx.query(sql`update sys."user" set active = false, version = version + 1 where id = ${person}::uuid and active`);
  await tx.query(sql`delete from sys.session where user_id = ${person}::uuid`);
}

interface Stored {
  readonly name: string | undefined;
  readonly locale: 'vi' | 'en' | undefined;
  readonly zone: string | undefined;
  readonly manager: string | null | undefined;
  readonly active: boolean | undefined;
}

async function store(tx: Tx, person: string, { name, locale, zone, manager, active }: Stored, now: Date): Promise<void> {
  await tx.query(sql`update sys."user" set name = coalesce(${name ?? null}, name), locale = coalesce(${locale ?? null}, locale), zone = coalesce(${zone ?? null}, zone),
    manager = case when ${manager !== undefined}::boolean then ${manager ?? null}::uuid else manager end, active = coalesce(${active ?? null}::boolean, active),
    updated_at = ${now.toISOString()}::timestamptz, version = version + 1 where id = ${person}::uuid`);
}

function flat({ name, locale, zone, manager, active }: PersonAnswer) {
  return { name, locale, zone, manager: manager?.id ?? null, active };
}
