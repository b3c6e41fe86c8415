import type { Team, TeamList, TeamRequest, TeamUpdate } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import type { PageRequest } from '../log/page.ts';

/** Teams, as administrators deal with them. The caller has seen to it that the actor is one. Unknown teams are not_found. */
export interface Teams {
  list(request: PageRequest): Promise<TeamList>;
  get(id: string): Promise<Team>;
  /** Throws bad_request for people, roles and parents that there are not, circular, limit_exceeded beyond ten levels. */
  create(actor: Actor, team: TeamRequest): Promise<Team>;
  /** The same, and last_administrator. Members and roles that are given replace all there were. */
  update(actor: Actor, id: string, changes: TeamUpdate): Promise<Team>;
  /** With all that is shared with the team. Throws has_children. */
  remove(actor: Actor, id: string): Promise<void>;
}
