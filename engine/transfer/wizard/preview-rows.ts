import type { Actor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Locale } from '../../fields/field-type.ts';
import type { CellValue } from '../mapping/cell-reader.ts';
import type { FieldSource } from '../mapping/import-plan.ts';
import { ImportRun, type ImportServices } from '../running/import-run.ts';
import { noProgress, type StoredImport } from '../running/import-table.ts';
import { isBlank, type PreparedImport } from '../running/prepare-import.ts';
import { type PlannedRow, RowPlanner } from '../running/row-planner.ts';
import { type BatchOutcome, writeBatch } from '../writing/write-batch.ts';
import type { PreviewAnswer, PreviewRow, RowOutcome } from './import-wizard.ts';

const previewRows = 100;

/** Ends the trial's transaction. */
class TakeBack extends Error {}

/** Writes the first rows in a transaction that is taken back, and tells what they were and what became of them. */
export async function previewOf(services: ImportServices, prepared: PreparedImport, actor: Actor, locale: Locale): Promise<Omit<PreviewAnswer, 'judgements'>> {
  const stored: StoredImport = {
    id: '',
    file_name: null,
    mapping: prepared.plan.document.name,
    dry_run: true,
    status: 'writing',
    actor: null,
    progress: noProgress,
    result: null,
    operation: null,
    options: { mapping: prepared.plan.document, actor },
    file: null,
    created_at: '',
  };
  const run = new ImportRun(services, stored, actor, prepared);
  const rows = await firstRows(prepared, new RowPlanner(prepared, run.memories));
  const outcome = await tryOut(run, rows);
  const shown = shownColumns(prepared);
  const outcomes = outcomesByEntry(outcome);
  return {
    columns: shown.map(({ entry, object, field, column }) => ({ entry, object, field, column })),
    entries: written(prepared).map(({ entry }) => ({ name: entry.name, object: entry.object.name })),
    rows: rows.map((row) => previewRow(row, { run, outcome, outcomes, shown, locale })),
    rows_total: prepared.rowsTotal,
  };
}

async function firstRows({ source }: PreparedImport, planner: RowPlanner): Promise<readonly PlannedRow[]> {
  const rows: PlannedRow[] = [];
  for await (const piece of source.rows()) {
    for (const row of piece) {
      if (isBlank(row)) continue;
      if (rows.length >= previewRows) return rows;
      rows.push(planner.plan(row));
    }
  }
  return rows;
}

async function tryOut(run: ImportRun, rows: readonly PlannedRow[]): Promise<BatchOutcome> {
  let outcome: BatchOutcome | undefined;
  try {
    await run.services.database.transaction(async (tx) => {
      outcome = await writeBatch(run, tx, rows);
      throw new TakeBack();
    });
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
  }
  if (outcome === undefined) throw new AppError('internal', 'The trial gave no outcome.');
  return outcome;
}

/** Entries that write, with their place in the plan. */
function written({ plan }: PreparedImport) {
  return plan.entries.flatMap((entry, index) => (entry.key.kind === 'find' ? [] : [{ entry, index }]));
}

interface ShownColumn {
  readonly entry: number;
  readonly index: number;
  readonly source: number;
  readonly object: string;
  readonly field: string;
  readonly column: number;
}

/** The fields that come from columns, by entry. */
function shownColumns(prepared: PreparedImport): readonly ShownColumn[] {
  return written(prepared).flatMap(({ entry, index }, position) =>
    entry.sources.flatMap((source, at): ShownColumn[] => {
      if (source.kind === 'value' || source.column === undefined) return [];
      return [{ entry: position, index, source: at, object: entry.object.name, field: source.field.name, column: source.column }];
    }),
  );
}

type Outcomes = readonly ReadonlyMap<string, RowOutcome>[];

function outcomesByEntry({ lessons }: BatchOutcome): Outcomes {
  return lessons.map((entry) => new Map(entry.map(({ key, outcome }) => [key, outcome])));
}

interface Seen {
  readonly run: ImportRun;
  readonly outcome: BatchOutcome;
  readonly outcomes: Outcomes;
  readonly shown: readonly ShownColumn[];
  readonly locale: Locale;
}

function previewRow(row: PlannedRow, { run, outcome, outcomes, shown, locale }: Seen): PreviewRow {
  const { prepared } = run;
  return {
    row: row.number,
    cells: row.cells,
    outcomes: written(prepared).map(({ index }) => {
      const key = row.keys[index];
      return (typeof key === 'string' ? outcomes[index]?.get(key) : undefined) ?? 'none';
    }),
    texts: shown.map(({ index, source, column }) => {
      const reader = run.readers[index]?.[source];
      if (!reader || reader.source.kind === 'record') return (row.cells[column] ?? '').trim();
      return textOf(
        reader.source,
        reader.read(row, () => undefined),
        prepared,
        locale,
      );
    }),
    faults: outcome.faults.all.filter((fault) => fault.row === row.number).map(({ position, message, code }) => ({ column: position, message, code })),
  };
}

function textOf({ field }: FieldSource, { wire, problem }: CellValue, { context }: PreparedImport, locale: Locale): string {
  if (problem !== undefined || wire === undefined) return '';
  const parsed = field.type.parse(wire, field.document, context);
  return parsed.ok ? field.type.format(field.type.toWire(parsed.value, field.document), field.document, locale) : '';
}
