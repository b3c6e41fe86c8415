import type { HandOverAnswer, HandOverRequest, PersonAnswer, PersonCreated, PersonList, PersonRequest, PersonUpdate } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import type { PageRequest } from '../log/page.ts';

export interface PeopleRequest extends PageRequest {
  /** Words that name or address hold, blind to case and diacritics. */
  readonly search?: string | undefined;
  /** Only those who may sign in, or may not. */
  readonly active?: boolean | undefined;
}

/** People as administrators deal with them. The caller has seen to it that the actor is one. Unknown people are not_found. */
export interface People {
  list(request: PeopleRequest): Promise<PersonList>;
  get(id: string): Promise<PersonAnswer>;
  /** Throws bad_request with all issues, or duplicate when the address is taken. */
  create(actor: Actor, person: PersonRequest): Promise<PersonCreated>;
  /** Throws forbidden for oneself, last_administrator, circular for a manager who reports to the person, bad_request. */
  update(actor: Actor, id: string, changes: PersonUpdate): Promise<PersonAnswer>;
  /** Gives a new password, ends all sessions and answers it; the only time it is seen. Throws forbidden for oneself. */
  resetPassword(actor: Actor, id: string): Promise<string>;
  /** Gives what the person has to another; see engine/rights/hand-over. */
  handOver(actor: Actor, id: string, request: HandOverRequest): Promise<HandOverAnswer>;
}
