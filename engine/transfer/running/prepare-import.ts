import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { Actor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ImportFormat } from '../../fields/field-type.ts';
import type { Model } from '../../metadata/model.ts';
import { importIssue } from '../import-issue.ts';
import type { FileJudgement } from '../imports.ts';
import { ColumnSurveys, type JudgedColumns } from '../judging/judge-columns.ts';
import { compilePlan } from '../mapping/compile-plan.ts';
import type { ImportPlan } from '../mapping/import-plan.ts';
import type { FileRow } from '../reading/csv-parser.ts';
import { importLimits } from '../reading/limits.ts';
import type { RowSource } from '../reading/row-source.ts';

/** Everything that is known of a file once it has been read through. */
export interface PreparedImport {
  readonly plan: ImportPlan;
  readonly source: RowSource;
  readonly judged: JudgedColumns;
  readonly judgement: FileJudgement;
  readonly rowsTotal: number;
  /** What cells are read with. */
  readonly context: ImportFormat;
}

/** How far a file is read to judge it; a preview is content with less than all. */
export interface Preparing {
  readonly source: RowSource;
  readonly mapping: MappingDocument;
  readonly model: Model;
  readonly actor: Actor;
  readonly mostRows?: number;
}

/** Reads the file through once: what its columns mean. Throws import_failed with all that is wrong. */
export async function prepareImport({ source, mapping, model, actor, mostRows = Number.POSITIVE_INFINITY }: Preparing): Promise<PreparedImport> {
  const compiled = compilePlan(mapping, model, source.columns);
  if (!compiled.ok) throw new AppError('import_failed', compiled.issues[0]?.message ?? 'The mapping does not fit the file.', { issues: compiled.issues });
  const plan = compiled.value;
  const surveys = new ColumnSurveys(plan);
  const rowsTotal = await readThrough(source, surveys, mostRows);
  const zone = mapping.zone ?? actor.zone;
  const judged = surveys.judge(zone.startsWith('America/') ? 'month_first' : 'day_first');
  const columns = [...judged.dates, ...judged.numbers, ...judged.ids].sort(([left], [right]) => left - right).map(([, found]) => found);
  return {
    plan,
    source,
    judged,
    rowsTotal,
    judgement: { ...source.format, header: plan.columns, columns },
    context: { zone, currency: model.settings.currency },
  };
}

async function readThrough(source: RowSource, surveys: ColumnSurveys, mostRows: number): Promise<number> {
  let rowsTotal = 0;
  for await (const rows of source.rows()) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      rowsTotal += 1;
      if (row.problem === undefined) surveys.add(row);
    }
    if (rowsTotal > importLimits.rows) throw importIssue('too_many_rows', `The file has more than ${importLimits.rows.toLocaleString('en')} rows. Split it.`);
    if (rowsTotal >= mostRows) break;
  }
  if (rowsTotal === 0) throw importIssue('no_rows', 'The file has a header and no rows.');
  return rowsTotal;
}

/** A row in which nothing stands: spreadsheets leave them at the end. */
export function isBlank(row: FileRow): boolean {
  return row.problem === undefined && row.cells.every((cell) => cell === '');
}
