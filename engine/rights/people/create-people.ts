import type { PersonCreated, PersonRequest } from '../../../schemas/generated/api.ts';
import { type Actor, actorId } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { generatePassword, hashPassword } from '../../identity/password.ts';
import { insertUser, type NewUser, prepareUser } from '../../identity/users.ts';
import { sql } from '../../sql/sql.ts';
import { handOver } from '../hand-over/hand-over.ts';
import { logRights } from '../log/rights-log.ts';
import { refuseNames, unknownRoles } from '../named-rows.ts';
import type { RightsServices } from '../rights-context.ts';
import { rightsTransaction } from '../rights-transaction.ts';
import { assertManager } from './managers.ts';
import type { People } from './people.ts';
import { listPeople, loadPerson } from './person-rows.ts';
import { loadOther, updatePerson } from './update-person.ts';

/** Opens the way in which people are added and changed. */
export function createPeople(services: RightsServices): People {
  const { database } = services;
  return {
    list: (request) => listPeople(database, request),
    get: (id) => loadPerson(database, id),
    create: (actor, person) => createPerson(services, actor, person),
    update: (actor, id, changes) => rightsTransaction(services, actor, (change) => updatePerson(change, id, changes)),
    resetPassword: (actor, id) => resetPassword(services, actor, id),
    handOver: (actor, id, request) => handOver(services, actor, id, request),
  };
}

async function createPerson(services: RightsServices, actor: Actor, person: PersonRequest): Promise<PersonCreated> {
  const { name, email, roles = [], manager, locale, zone } = person;
  const password = person.password ?? generatePassword();
  const user: NewUser = { name, email, roles, password, ...(locale === undefined ? {} : { locale }), ...(zone === undefined ? {} : { zone }) };
  // Takes its time, so before anything is locked.
  const hash = await prepareUser(user);
  return rightsTransaction(services, actor, async ({ tx, model, now }) => {
    const unknown = unknownRoles(model, roles);
    if (unknown.length > 0) throw refuseNames(unknown);
    await assertManager(tx, null, manager);
    const { id } = await insertUser(tx, user, hash);
    await tx.query(sql`update sys."user" set manager = ${manager ?? null}::uuid, created_at = ${now.toISOString()}::timestamptz where id = ${id}::uuid`);
    const made = await loadPerson(tx, id);
    const detail = { id, name: made.name, after: { email: made.email, roles: made.roles, manager: made.manager } };
    await logRights(tx, { actor, at: now, what: 'person_created', detail });
    return person.password === undefined ? { ...made, password } : made;
  });
}

async function resetPassword(services: RightsServices, actor: Actor, id: string): Promise<string> {
  if (actorId(actor) === id.toLowerCase()) throw new AppError('forbidden', 'Nobody gives themselves a new password here.');
  const password = generatePassword();
  const hash = await hashPassword(password);
  await rightsTransaction(services, actor, async ({ tx, now }) => {
    const person = await loadOther(tx, actor, id);
    await tx.query(
      sql`update sys."user" set password_hash = ${hash}, updated_at = ${now.toISOString()}::timestamptz, version = version + 1 where id = ${person.id}::uuid`,
    );
    await tx.query(sql`delete from sys.session where user_id = ${person.id}::uuid`);
    await logRights(tx, { actor, at: now, what: 'person_password', detail: { id: person.id, name: person.name } });
  });
  return password;
}
