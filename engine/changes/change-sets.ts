import type { Actor } from '../access/actor.ts';
import type { Issue } from '../errors/issue.ts';
import type { DocumentKind, MetadataDocument } from '../metadata/model.ts';

/** One edit of a document. */
export interface Change {
  readonly op: 'put' | 'delete';
  readonly kind: DocumentKind;
  readonly name: string;
  readonly document?: MetadataDocument;
}

export type ChangeSetStatus = 'draft' | 'applying' | 'building' | 'applied' | 'failed' | 'rolled_back';

/** What a change set would do, told before it is done. */
export interface ChangePlan {
  /** Model version the plan was made against; apply refuses when documents it touches changed since. */
  readonly model_version: number;
  /** Sentences for people, in both languages. */
  readonly story: readonly { readonly en: string; readonly vi: string }[];
  readonly risk: 'safe' | 'careful' | 'dangerous';
  /** Reasons it cannot be applied as it stands. */
  readonly issues: readonly Issue[];
  readonly objects: readonly { readonly object: string; readonly rows: number }[];
  /** Values that would not convert, with up to 20 samples each. */
  readonly unconvertible: readonly {
    readonly field: string;
    readonly count: number;
    readonly samples: readonly { readonly id: string; readonly value: string }[];
  }[];
  /** Documents and expressions that refer to what changes. */
  readonly dependants: readonly { readonly kind: string; readonly name: string; readonly path: string; readonly refers_to: string }[];
  readonly ddl: readonly { readonly sql: string; readonly lock: string; readonly phase: 'apply' | 'queued' }[];
}

export interface ChangeSetRecord {
  readonly id: string;
  readonly title: string;
  readonly status: ChangeSetStatus;
  readonly changes: readonly Change[];
  readonly plan: ChangePlan | null;
  readonly model_version: number | null;
  readonly steps: readonly {
    readonly name: string;
    readonly state: 'waiting' | 'running' | 'done' | 'failed';
    readonly done: number;
    readonly total: number;
  }[];
  readonly created_at: string;
  readonly applied_at: string | null;
}

/** Edits of metadata: collected, planned, applied as one, rolled back. Only admins and the system may call it. */
export interface ChangeSets {
  create(actor: Actor, input: { readonly title?: string; readonly changes: readonly Change[] }): Promise<ChangeSetRecord>;
  get(actor: Actor, id: string): Promise<ChangeSetRecord | undefined>;
  list(actor: Actor, limit: number): Promise<readonly ChangeSetRecord[]>;
  plan(actor: Actor, id: string): Promise<ChangeSetRecord>;
  /** Applies in one transaction, then starts the queued steps. Applying an applied one changes nothing. */
  apply(actor: Actor, id: string): Promise<ChangeSetRecord>;
  /** Applies the inverse with the data; values written since are converted or listed in `unconvertible` of the new set's plan. */
  rollBack(actor: Actor, id: string): Promise<ChangeSetRecord>;
  /** Runs queued steps now, until none is left: for tests, the CLI and template installs. */
  drain(): Promise<void>;
}
