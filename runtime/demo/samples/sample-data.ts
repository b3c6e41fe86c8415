import type { Actor } from '../../../engine/access/actor.ts';
import { systemActor } from '../../../engine/access/actor.ts';
import type { SampleData } from '../../../engine/api/api-deps.ts';
import type { Database } from '../../../engine/database/database.ts';
import type { ModelStore } from '../../../engine/database/model-store.ts';
import { AppError } from '../../../engine/errors/app-error.ts';
import type { OperationState, UndoJobs } from '../../../engine/records/undoing/jobs/undo-jobs.ts';
import { sql } from '../../../engine/sql/sql.ts';
import type { SampleDataState } from '../../../schemas/generated/api.ts';
import { removeStaff } from '../staff/remove-staff.ts';
import { returnStaff } from '../staff/return-staff.ts';
import { findStaff } from '../staff/staff-record.ts';
import type { StaffServices } from '../staff/staff-transaction.ts';
import { previewRemoval } from './preview-removal.ts';
import { findSamples, type SampleChain } from './sample-chains.ts';

export interface SampleServices extends StaffServices {
  readonly database: Database;
  readonly models: ModelStore;
  readonly undoJobs: Pick<UndoJobs, 'undo' | 'get'>;
}

const nothing = { operation: null, at: null, done: 0, total: 0, kept_count: 0, issues: [] };

/** What removal says beside its undo: people and teams of the demo follow its records, in both directions. */
export interface SampleDataService extends SampleData {
  /** As `state`, and nothing follows from asking. */
  standing(): Promise<SampleDataState>;
  /** Lets the people of the demo go, or come back, once its records have. Safe to call at any time; a worker does so as it starts and every hour. */
  settle(): Promise<{ readonly removed: number; readonly disabled: number } | undefined>;
}

/** Removing the records of the demo. It is an undo of the operation that installed it, with all that undo gives: chunks, progress, cancelling, going on, and the way back. */
export function createSampleData(services: SampleServices): SampleDataService {
  const { database, models, undoJobs } = services;
  const system = systemActor('sample data');
  const self: SampleDataService = {
    async standing() {
      const chains = await findSamples(database);
      const states = await Promise.all(chains.map((chain) => stateOf(services, system, chain)));
      // What is under way comes first, then what could be, then the latest that is over.
      const state = ['removing', 'returning', 'stopped', 'there', 'removed']
        .map((status) => states.find((each) => each.status === status))
        .find((each) => each);
      return { ...(state ?? { status: 'none', ...nothing }), people: await peopleOf(database) };
    },
    async state() {
      const { status } = await self.standing();
      if (status === 'removed' || status === 'there') await self.settle();
      return self.standing();
    },
    async preview() {
      const roots = (await findSamples(database)).filter(({ there }) => there).map(({ root }) => root);
      const staff = await findStaff(database);
      const groups = staff?.active ? staff.teams.length + staff.territories.length : 0;
      return { objects: [...(await previewRemoval(database, models.current(), roots))], people: await peopleOf(database), teams: groups };
    },
    async remove(actor: Actor) {
      const chains = (await findSamples(database)).filter(({ there }) => there);
      if (chains.length === 0) throw new AppError('not_found', 'There are no sample records.');
      for (const { tip } of chains) await undoJobs.undo(actor, tip);
      return self.standing();
    },
    async settle() {
      const chains = await findSamples(database);
      if (chains.length === 0) return undefined;
      if (chains.every(({ there }) => !there)) return removeStaff(services);
      const restored = chains.find(({ root, tip, there }) => there && root !== tip);
      if (restored) await returnStaff(services);
      return undefined;
    },
  };
  return self;
}

/** Where one demo stands: the last undo of its chain tells, be it over or not. */
async function stateOf({ database, undoJobs }: SampleServices, system: Actor, { root, tip, there }: SampleChain): Promise<Omit<SampleDataState, 'people'>> {
  const [undo] = await database.query<{ id: string }>(
    sql`select id::text as id from sys.operation where undoes = ${tip}::uuid and undone_by is null order by id desc limit 1`,
  );
  const open = undo && (await undoJobs.get(system, undo.id));
  if (there) {
    if (!open) return { status: 'there', ...nothing };
    return { status: open.status === 'running' ? 'removing' : 'stopped', ...progressOf(open) };
  }
  const removal = await undoJobs.get(system, tip === root ? root : tip);
  return { status: open?.status === 'running' ? 'returning' : 'removed', ...progressOf(open?.status === 'running' ? open : removal), operation: removal.id };
}

// @NOTE an issue has the members of the wire form; its exact optional ones are never undefined.
function progressOf({ id, at, rows, done = rows, total = rows, kept_count = 0, issues = [] }: OperationState): Omit<SampleDataState, 'status' | 'people'> {
  return {
    operation: id,
    at: new Date(at).toISOString(),
    done,
    total,
    kept_count,
    issues: issues.map((issue) => ({ ...issue }) as SampleDataState['issues'][number]),
  };
}

async function peopleOf(database: Database): Promise<number> {
  const staff = await findStaff(database);
  if (!staff?.active) return 0;
  const rows = await database.query<{ n: number }>(
    sql`select count(*)::int as n from sys."user" where id = any(${staff.people.map(({ id }) => id)}::uuid[]) and active and deleted_at is null`,
  );
  return Number(rows[0]?.n);
}
