import type { MergeAnswer, MergeRequest, MergePreview as PreviewBody } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import type { CommittedChange } from '../write-context.ts';

/** What a merge would make. */
export type MergePreview = Omit<PreviewBody, 'records'> & { readonly records: readonly WireRecord[] };

/** What a merge did, and which records screens should read again. */
export interface Merged {
  readonly answer: MergeAnswer;
  readonly changes: readonly CommittedChange[];
}

/** Making several records one. Throws not_found for records that the actor is not shown, and forbidden for those they may not merge. */
export interface Merges {
  /** What a merge would make; nothing is written. Of what is hidden from the actor it tells nothing. */
  preview(actor: Actor, object: string, id: string, request: MergeRequest): Promise<MergePreview>;
  /**
   * Merges within a transaction of the caller (RecordWriter.transaction), as one operation. Throws conflict where a record has another version
   * than the request says, and cannot_merge where a record that points to one of them cannot follow.
   */
  merge(tx: Tx, actor: Actor, object: string, id: string, request: MergeRequest): Promise<Merged>;
  /** Into which record one went that has been merged, for whoever was shown the one and is shown the other. */
  mergedInto(actor: Actor, object: string, id: string): Promise<string | undefined>;
  /** Says that records are not the same, each of them none of the others, or takes that back. Throws forbidden for whoever may not merge them. */
  tellApart(actor: Actor, object: string, ids: readonly string[], different: boolean): Promise<void>;
}
