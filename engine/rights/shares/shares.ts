import type { Share, ShareList, ShareRequest, ShareRuleAnswer, ShareRuleList, ShareRuleRequest, ShareSubjects } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import type { PageRequest } from '../log/page.ts';

/** A record whose shares are meant. */
export interface SharedRecord {
  readonly object: string;
  readonly id: string;
}

/** Shares of single records, as people make them. A record that the actor cannot see is not_found. */
export interface RecordShares {
  /** Those that hold, newest first; for whoever sees the record. */
  list(actor: UserActor, record: SharedRecord, page: PageRequest): Promise<ShareList>;
  /** Throws forbidden without the right to share the record, or to do with it what is given; bad_request; duplicate for one who has a share of it. */
  create(actor: UserActor, record: SharedRecord, share: ShareRequest): Promise<Share>;
  /** With whom it can be shared, by words of the name; for whoever may share it. */
  subjects(actor: UserActor, record: SharedRecord, search: string): Promise<ShareSubjects>;
  /** By whoever made it, may share the record, or administers; throws forbidden, and not_found for others than see the record. */
  remove(actor: UserActor, record: SharedRecord, share: string): Promise<void>;
}

/** Shares by rule, as administrators make them. The caller has seen to it that the actor is one. */
export interface ShareRules {
  /** Those that hold, newest first. */
  list(actor: UserActor, page: PageRequest): Promise<ShareRuleList>;
  /** Throws bad_request, and bad_expression with places. */
  create(actor: UserActor, rule: ShareRuleRequest): Promise<ShareRuleAnswer>;
  remove(actor: UserActor, id: string): Promise<void>;
}
