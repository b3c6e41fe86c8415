import type { UserActor } from '../../../access/actor.ts';
import type { RecordFacts } from '../tracing/record-facts.ts';
import type { RowWords } from './row-words.ts';

/** A record behind a link, as far as the one who asks may know it. */
export interface Parent {
  readonly object: string;
  readonly id: string;
  /** Null where it cannot be seen. */
  readonly title: string | null;
  /** Whether the one who asks can see it. */
  readonly seen: boolean;
}

/** What is known of the record whose rows are told. */
export interface FactWords extends RowWords {
  readonly person: UserActor;
  readonly facts: RecordFacts;
  /** Null where nobody owns it; undefined where the one who asks may not know. */
  readonly owner: string | null | undefined;
  /** By the name of the link; undefined where there is none, or the one who asks may not know. */
  readonly parents: ReadonlyMap<string, Parent>;
  /** Ids of shares by rule that take the record in, as far as the one who asks may know. */
  readonly rules: ReadonlySet<string>;
  /** In which days are told. */
  readonly zone: string;
  readonly now: Date;
  /** Whether only what the person themself sees may be told. */
  readonly limited: boolean;
}
