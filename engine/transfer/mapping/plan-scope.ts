import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Model } from '../../metadata/model.ts';
import type { ColumnFinder } from './find-column.ts';
import type { PlanEntry } from './import-plan.ts';

export type EntryDocument = MappingDocument['records'][number];

/** What compiling an entry sees: the Model, the entries before it, the columns, and where to put issues. */
export interface PlanScope {
  readonly model: Model;
  readonly finder: ColumnFinder;
  readonly issues: Issue[];
  /** Names of the entries so far, to their position among the compiled ones. */
  readonly names: Map<string, { readonly entry: number; readonly object: string }>;
  /** The entries compiled so far, those included that only find records for links. */
  readonly plan: PlanEntry[];
}
