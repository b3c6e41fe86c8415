import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Model } from '../../metadata/model.ts';
import type { ColumnFinder } from './find-column.ts';

export type EntryDocument = MappingDocument['records'][number];

/** What compiling an entry sees: the Model, the entries before it, the columns, and where to put issues. */
export interface PlanScope {
  readonly model: Model;
  readonly finder: ColumnFinder;
  readonly issues: Issue[];
  /** Names of the entries so far, to their position. */
  readonly names: Map<string, number>;
  readonly entries: readonly EntryDocument[];
}
