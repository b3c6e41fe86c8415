import { SystemTables } from './0001-system-tables.ts';
import { FileUses } from './0002-file-uses.ts';
import { TokenScopes } from './0003-token-scopes.ts';
import { StaleRollUps } from './0004-stale-roll-ups.ts';
import { Rights } from './0005-rights.ts';
import { UndoJobs } from './0006-undo-jobs.ts';
import { RightsLog } from './0007-rights-log.ts';
import { SavedViews } from './0008-saved-views.ts';
import { Collaboration } from './0010-collaboration.ts';
import { ImportFiles } from './0011-import-files.ts';
import { ParkedSales } from './0012-parked-sales.ts';
import { Desk } from './0013-desk.ts';
import { Merging } from './0014-merging.ts';

/** In order; names are kept in sys.migration and never change. */
export const migrations = [
  { name: '0001-system-tables', class: SystemTables },
  { name: '0002-file-uses', class: FileUses },
  { name: '0003-token-scopes', class: TokenScopes },
  { name: '0004-stale-roll-ups', class: StaleRollUps },
  { name: '0005-rights', class: Rights },
  { name: '0006-undo-jobs', class: UndoJobs },
  { name: '0007-rights-log', class: RightsLog },
  { name: '0012-parked-sales', class: ParkedSales },
  { name: '0013-desk', class: Desk },
  { name: '0010-collaboration', class: Collaboration },
  { name: '0008-saved-views', class: SavedViews },
  { name: '0011-import-files', class: ImportFiles },
  { name: '0014-merging', class: Merging },
];
