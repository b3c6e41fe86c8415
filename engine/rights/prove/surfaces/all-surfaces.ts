import type { Surface } from '../scene.ts';
import { expansions } from './expansions.ts';
import { exports } from './exports.ts';
import { files } from './files.ts';
import { filters } from './filters.ts';
import { groups } from './groups.ts';
import { histories } from './histories.ts';
import { listedRecords } from './listed-records.ts';
import { measures } from './measures.ts';
import { clientMetadata, documents, forms, openApi } from './metadata.ts';
import { phoneNumbers } from './phone-numbers.ts';
import { placements } from './placements.ts';
import { reveals } from './reveals.ts';
import { searches } from './searches.ts';
import { singleRecords } from './single-records.ts';
import { sorts } from './sorts.ts';

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
  exports,
  histories,
  files,
  reveals,
  clientMetadata,
  documents,
  forms,
  openApi,
  placements,
];

/** Those that ask one short question a record or a page: they look at all of a sample, the others at a cross-section. */
export const broadSurfaces: ReadonlySet<Surface> = new Set([singleRecords, listedRecords, placements]);
