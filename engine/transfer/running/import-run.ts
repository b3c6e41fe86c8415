import type { Actor } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model } from '../../metadata/model.ts';
import type { RecordWriter } from '../../records/record-writer.ts';
import type { ImportCounts } from '../imports.ts';
import { compilePlan } from '../mapping/compile-plan.ts';
import type { PlanKey } from '../mapping/import-plan.ts';
import type { Lesson } from '../writing/entry-batch.ts';
import { EntryMemory } from '../writing/entry-memory.ts';
import { type ValueReader, valueReaders } from '../writing/entry-values.ts';
import type { StoredImport, StoredProgress } from './import-table.ts';
import type { PreparedImport } from './prepare-import.ts';

export interface ImportServices {
  readonly database: Database;
  readonly models: ModelStore;
  readonly writer: RecordWriter;
  readonly clock: () => Date;
  /** Hears of committed changes, so that screens can follow. */
  readonly events?: ImportEvents | undefined;
}

export interface ImportEvents {
  publish(event: { readonly object: string; readonly ids: readonly string[]; readonly operation: string }): void;
}

export type ObjectCounts = Readonly<Record<string, ImportCounts>>;
export type BatchLessons = readonly (readonly Lesson[])[];

/** One import while it runs: what is known of the file, what was learnt so far, how far it has come. */
export class ImportRun {
  readonly services: ImportServices;
  readonly stored: StoredImport;
  readonly actor: Actor;
  prepared: PreparedImport;
  readonly memories: readonly EntryMemory[];
  readers: readonly (readonly ValueReader[])[];
  progress: StoredProgress;
  operation: string | undefined;
  counts: ObjectCounts;

  constructor(services: ImportServices, stored: StoredImport, actor: Actor, prepared: PreparedImport) {
    this.services = services;
    this.stored = stored;
    this.actor = actor;
    this.prepared = prepared;
    this.memories = prepared.plan.entries.map(() => new EntryMemory());
    this.readers = readersOf(prepared);
    this.progress = { ...stored.progress, rows_total: prepared.rowsTotal };
    this.operation = stored.operation ?? undefined;
    const written = prepared.plan.entries.filter(({ key }) => key.kind !== 'find');
    const none = Object.fromEntries(written.map(({ object }) => [object.name, { created: 0, updated: 0, unchanged: 0 }]));
    this.counts = { ...none, ...stored.result?.counts };
  }

  /** Goes on with the Model that holds now: metadata may change while an import runs. Throws import_failed when the mapping does not fit it any more. */
  follow(model: Model): void {
    const { plan } = this.prepared;
    if (model === plan.model) return;
    const renewed = compilePlan(plan.document, model, plan.columns);
    if (!renewed.ok)
      throw new AppError('import_failed', renewed.issues[0]?.message ?? 'The mapping does not fit the metadata any more.', { issues: renewed.issues });
    this.prepared = { ...this.prepared, plan: renewed.value };
    this.readers = readersOf(this.prepared);
  }

  /** What the result says with a batch that is about to be committed. Several rows and batches may meet one record: it counts once. */
  countsWith(lessons: BatchLessons): ObjectCounts {
    const counts = structuredClone(this.counts) as Record<string, { created: number; updated: number; unchanged: number }>;
    for (const [index, { object, key }] of this.prepared.plan.entries.entries()) {
      const memory = isKeyed(key) ? this.memories[index] : undefined;
      const own = counts[object.name];
      for (const lesson of lessons[index] ?? []) if (own) countOne(own, memory?.counted(lesson.key), lesson.outcome);
    }
    return counts;
  }

  /** Takes over what a committed batch learnt. */
  learn(lessons: BatchLessons, counts: ObjectCounts): void {
    this.counts = counts;
    for (const [index, entry] of this.prepared.plan.entries.entries()) {
      const memory = this.memories[index];
      if (!memory || !isKeyed(entry.key)) continue;
      for (const { key, record, decided, outcome } of lessons[index] ?? []) {
        memory.remember(key, record);
        memory.count(key, outcome === 'unchanged' ? 'unchanged' : 'written');
        if (entry.write !== 'last') memory.decide(key, decided);
      }
    }
  }
}

function readersOf({ plan, judged, context }: PreparedImport): readonly (readonly ValueReader[])[] {
  return plan.entries.map((entry) => valueReaders(entry, judged, context));
}

function isKeyed(key: PlanKey): boolean {
  return key.kind === 'external' || key.kind === 'fields';
}

function countOne(
  counts: { created: number; updated: number; unchanged: number },
  before: 'unchanged' | 'written' | undefined,
  outcome: Lesson['outcome'],
): void {
  if (before === 'written' || (before === 'unchanged' && outcome === 'unchanged')) return;
  if (before === 'unchanged') counts.unchanged -= 1;
  counts[outcome] += 1;
}
