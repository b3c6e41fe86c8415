import type { Surface } from '../scene.ts';
import { duplicateGroups } from './asking/duplicate-groups.ts';
import { duplicates } from './asking/duplicates.ts';
import { filters } from './asking/filters.ts';
import { groups } from './asking/groups.ts';
import { measures } from './asking/measures.ts';
import { phoneNumbers } from './asking/phone-numbers.ts';
import { searches } from './asking/searches.ts';
import { sorts } from './asking/sorts.ts';
import { beside } from './records/beside.ts';
import { conversions } from './records/conversions.ts';
import { expansions } from './records/expansions.ts';
import { explanations } from './records/explanations.ts';
import { exports } from './records/exports.ts';
import { files } from './records/files.ts';
import { histories } from './records/histories.ts';
import { listedRecords } from './records/listed-records.ts';
import { merges } from './records/merges.ts';
import { reveals } from './records/reveals.ts';
import { shares } from './records/shares.ts';
import { singleRecords } from './records/single-records.ts';
import { stages } from './records/stages.ts';
import { timelines } from './records/timelines.ts';
import { titles } from './records/titles.ts';
import { trash } from './records/trash.ts';
import { clientMetadata, documents, forms, openApi } from './screens/metadata.ts';
import { ownThings } from './screens/own-things.ts';
import { placements } from './screens/placements.ts';
import { savedViews } from './screens/saved-views.ts';

/** Every way in which records, and what is made of them, are read. */
export const readSurfaces: readonly Surface[] = [
  singleRecords,
  listedRecords,
  expansions,
  filters,
  sorts,
  groups,
  measures,
  searches,
  phoneNumbers,
  duplicates,
  duplicateGroups,
  exports,
  histories,
  stages,
  titles,
  files,
  reveals,
  explanations,
  shares,
  conversions,
  merges,
  trash,
  beside,
  timelines,
  clientMetadata,
  documents,
  forms,
  openApi,
  savedViews,
  placements,
  ownThings,
];

/** Those that ask one short question a record or a page: they look at all of a sample, the others at a cross-section. */
export const broadSurfaces: ReadonlySet<Surface> = new Set([singleRecords, listedRecords, placements]);
