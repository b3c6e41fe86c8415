import type { Tx } from '../database/database.ts';
import { sql } from '../sql/sql.ts';
import type { ChangePlan, ChangeSetRecord, ChangeSetStatus } from './change-sets.ts';
import type { Step } from './steps/step.ts';
import type { StoredChange } from './stored-change.ts';

/** A plan with the hashes of the documents it was made against. */
export interface KeptPlan extends ChangePlan {
  readonly base: Readonly<Record<string, string>>;
}

/** What leads back from an applied change set. */
export interface Inverse {
  readonly changes: readonly StoredChange[];
  /** Hashes after the change of the documents it wrote, absent for those it took away. */
  readonly after: Readonly<Record<string, string>>;
  /** The set this one rolled back. */
  readonly of?: string;
}

/** A row of sys.change_set. */
export interface KeptChangeSet {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly StoredChange[];
  readonly status: ChangeSetStatus;
  readonly plan: KeptPlan | null;
  readonly inverse: Inverse | null;
  readonly model_version: number | null;
  readonly steps: readonly Step[] | null;
  readonly created_at: string;
  readonly applied_at: string | null;
  readonly error: unknown;
}

const columns = sql`id, title, changes, status, plan, inverse, model_version, steps, created_at, applied_at, error`;

export async function insertChangeSet(
  tx: Tx,
  input: {
    readonly title: string;
    readonly changes: readonly StoredChange[];
    readonly createdBy: string | null;
    readonly at: Date;
    readonly inverse?: Inverse;
  },
): Promise<KeptChangeSet> {
  const rows = await tx.query<KeptChangeSet>(sql`
    insert into sys.change_set (title, changes, created_by, created_at, inverse)
    values (${input.title}, ${JSON.stringify(input.changes)}::jsonb, ${input.createdBy}, ${input.at.toISOString()}::timestamptz,
      ${input.inverse ? JSON.stringify(input.inverse) : null}::jsonb)
    returning ${columns}`);
  return rows[0] as KeptChangeSet;
}

export async function loadChangeSet(tx: Tx, id: string, lock = false): Promise<KeptChangeSet | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined;
  const rows = await tx.query<KeptChangeSet>(sql`select ${columns} from sys.change_set where id = ${id}::uuid${lock ? sql` for update` : sql``}`);
  return rows[0];
}

export async function listChangeSets(tx: Tx, limit: number): Promise<readonly KeptChangeSet[]> {
  return tx.query<KeptChangeSet>(sql`select ${columns} from sys.change_set order by created_at desc, id desc limit ${limit}`);
}

export interface ChangeSetUpdate {
  readonly status?: ChangeSetStatus;
  readonly plan?: KeptPlan;
  readonly inverse?: Inverse;
  readonly model_version?: number;
  readonly steps?: readonly Step[];
  readonly applied_at?: Date;
  readonly error?: unknown;
}

export async function updateChangeSet(tx: Tx, id: string, update: ChangeSetUpdate): Promise<void> {
  const json = (value: unknown) => sql`${value === undefined ? null : JSON.stringify(value)}::jsonb`;
  await tx.query(sql`
    update sys.change_set set status = coalesce(${update.status ?? null}, status), plan = coalesce(${json(update.plan)}, plan),
      inverse = coalesce(${json(update.inverse)}, inverse), model_version = coalesce(${update.model_version ?? null}::bigint, model_version),
      steps = coalesce(${json(update.steps)}, steps), applied_at = coalesce(${update.applied_at?.toISOString() ?? null}::timestamptz, applied_at),
      error = coalesce(${json(update.error)}, error)
    where id = ${id}::uuid`);
}

/** The row as callers see it, without what only roll back needs. */
export function changeSetRecord(kept: KeptChangeSet): ChangeSetRecord {
  const { base: _, ...plan } = kept.plan ?? { base: {} };
  return {
    id: kept.id,
    title: kept.title,
    status: kept.status,
    changes: kept.changes.map(({ op, kind, name, document }) => (document === undefined ? { op, kind, name } : { op, kind, name, document })),
    // @NOTE without its base a kept plan is a plan.
    plan: kept.plan ? (plan as ChangePlan) : null,
    model_version: kept.model_version,
    steps: (kept.steps ?? []).map(({ name, state, done, total }) => ({ name, state, done, total })),
    created_at: kept.created_at,
    applied_at: kept.applied_at,
  };
}
