import type { RightsChangeList } from '../../schemas/generated/api.ts';
import type { PageRequest } from './log/page.ts';
import { listRightsChanges } from './log/rights-log.ts';
import { createPeople } from './people/create-people.ts';
import type { People } from './people/people.ts';
import { createRecordShares } from './shares/record-shares.ts';
import { createShareRules } from './shares/share-rules.ts';
import type { RecordShares, ShareRules } from './shares/shares.ts';
import { createTeams } from './teams/create-teams.ts';
import type { Teams } from './teams/teams.ts';
import { createTerritories } from './territories/create-territories.ts';
import type { PlacingOptions } from './territories/placing/placing.ts';
import type { Territories } from './territories/territories.ts';

/** The one way in which the rows change that rights are resolved from. Every change is logged with it. */
export interface RightsAdmin {
  readonly people: People;
  readonly teams: Teams;
  readonly territories: Territories;
  readonly shares: RecordShares;
  readonly shareRules: ShareRules;
  /** What was changed, newest first. */
  changes(request: PageRequest): Promise<RightsChangeList>;
}

export function createRightsAdmin(services: PlacingOptions): RightsAdmin {
  return {
    people: createPeople(services),
    teams: createTeams(services),
    territories: createTerritories(services),
    shares: createRecordShares(services),
    shareRules: createShareRules(services),
    changes: (request) => listRightsChanges(services.database, request),
  };
}
