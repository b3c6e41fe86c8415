import { type ActorRights, noRights } from '../identity/actor-rights.ts';

/** Whoever acts. Every read and write takes one; there is no anonymous or missing actor. */
export type Actor = UserActor | SystemActor;

export interface UserActor {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
  /** Names of role documents held, those of teams included. */
  readonly roles: readonly string[];
  /** What rows beside the roles give: teams, territories, shares. */
  readonly rights: ActorRights;
  /** IANA zone in which dates are read and bucketed. */
  readonly zone: string;
  readonly locale: 'vi' | 'en';
  /** Names of the only objects that may be reached, when the user acts through an API token that is limited to them; absent for all. */
  readonly only?: readonly string[];
}

/** The system itself, for a stated and logged reason: installing a template, a backfill, a cascade. Sees and may do everything. */
export interface SystemActor {
  readonly kind: 'system';
  readonly reason: string;
  readonly zone: string;
  readonly locale: 'vi' | 'en';
}

export function systemActor(reason: string, zone = 'Asia/Ho_Chi_Minh'): SystemActor {
  return { kind: 'system', reason, zone, locale: 'en' };
}

/** The acting user's id, or null for the system. */
export function actorId(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.id : null;
}

/** The values of the slots that compiled statements have for whoever acts, and the clock. Every statement with conditions of access is bound with them. */
export function actorSlots(actor: Actor, now: Date): Readonly<Record<string, unknown>> {
  const { subjects, colleagues, managed, places } = actor.kind === 'user' ? actor.rights : noRights;
  return { me: actorId(actor), now: now.toISOString(), subjects, colleagues, managed, places };
}
