import { besideRecords, ownNotifications } from './beside.ts';
import { exportedLines, sharedCompilation } from './caches.ts';
import { converting } from './converting.ts';
import { counters } from './counters.ts';
import { limitedToken, uploads } from './doors.ts';
import { hints, hintsWithoutLists } from './events.ts';
import { hiddenTwins, merging } from './merging.ts';
import { cascade, others } from './operations.ts';
import { keptThings } from './own-things.ts';
import type { Probe } from './probe.ts';
import { bulkEdits, savedViews } from './saved-views.ts';
import { explaining, sharing } from './sharing.ts';
import { blindGuess, conflictNames, foreignStage, trashedTitle, unseenEntries, unseenLines } from './writes.ts';

/** Doors that the matrix has no row for. */
export const probes: readonly Probe[] = [
  sharedCompilation,
  exportedLines,
  blindGuess,
  foreignStage,
  unseenEntries,
  unseenLines,
  conflictNames,
  trashedTitle,
  cascade,
  converting,
  merging,
  hiddenTwins,
  others,
  sharing,
  explaining,
  savedViews,
  bulkEdits,
  limitedToken,
  uploads,
  counters,
  besideRecords,
  ownNotifications,
  hints,
  hintsWithoutLists,
  keptThings,
];
