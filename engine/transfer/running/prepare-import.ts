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
import type { FileFormat } from '../reading/file-format.ts';
import { importLimits } from '../reading/limits.ts';
import { judgeFormat, type OpenFile, readRows } from '../reading/read-file.ts';

/** Everything that is known of a file once it has been read through. */
export interface PreparedImport {
  readonly plan: ImportPlan;
  readonly format: FileFormat;
  readonly judged: JudgedColumns;
  readonly judgement: FileJudgement;
  readonly rowsTotal: number;
  /** What cells are read with. */
  readonly context: ImportFormat;
}

/** Reads the file through once: encoding, delimiter, header, the meaning of its columns. Throws import_failed with all that is wrong. */
export async function prepareImport(open: OpenFile, mapping: MappingDocument, model: Model, actor: Actor): Promise<PreparedImport> {
  const { encoding, delimiter } = mapping.file ?? {};
  const format = await judgeFormat(open, {
    ...(encoding === undefined || encoding === 'auto' ? {} : { encoding }),
    ...(delimiter === undefined || delimiter === 'auto' ? {} : { delimiter }),
  });
  const reading = await readThrough(open, format, mapping, model);
  const { plan, surveys, rowsTotal } = reading;
  const zone = mapping.zone ?? actor.zone;
  const judged = surveys.judge(zone.startsWith('America/') ? 'month_first' : 'day_first');
  const columns = [...judged.dates, ...judged.numbers, ...judged.ids].sort(([left], [right]) => left - right).map(([, found]) => found);
  return { plan, format, judged, rowsTotal, judgement: { ...format, header: plan.columns, columns }, context: { zone, currency: model.settings.currency } };
}

interface Reading {
  readonly plan: ImportPlan;
  readonly surveys: ColumnSurveys;
  readonly rowsTotal: number;
}

async function readThrough(open: OpenFile, format: FileFormat, mapping: MappingDocument, model: Model): Promise<Reading> {
  let plan: ImportPlan | undefined;
  let surveys: ColumnSurveys | undefined;
  let rowsTotal = 0;
  for await (const rows of readRows(open, format)) {
    let from = 0;
    if (plan === undefined || surveys === undefined) {
      plan = planOf(mapping, model, rows[0] as FileRow);
      surveys = new ColumnSurveys(plan);
      from = mapping.file?.header === false ? 0 : 1;
    }
    for (let at = from; at < rows.length; at += 1) {
      const row = rows[at] as FileRow;
      if (isBlank(row)) continue;
      rowsTotal += 1;
      if (row.problem === undefined) surveys.add(row);
    }
    if (rowsTotal > importLimits.rows) throw importIssue('too_many_rows', `The file has more than ${importLimits.rows.toLocaleString('en')} rows. Split it.`);
  }
  if (plan === undefined || surveys === undefined) throw importIssue('empty_file', 'The file is empty.');
  if (rowsTotal === 0) throw importIssue('no_rows', 'The file has a header and no rows.');
  return { plan, surveys, rowsTotal };
}

/** Ties the mapping to the columns that the first row names (or that the mapping names for a file without header). */
function planOf(mapping: MappingDocument, model: Model, first: FileRow): ImportPlan {
  if (first.problem !== undefined) throw importIssue('bad_header', `The first row cannot be read: ${first.problem}`);
  const named = mapping.file?.header !== false;
  const columns = named ? first.cells.map((cell) => cell.trim()) : (mapping.file?.columns ?? first.cells.map((_, index) => String(index + 1)));
  const plan = compilePlan(mapping, model, columns);
  if (plan.ok) return plan.value;
  throw new AppError('import_failed', plan.issues[0]?.message ?? 'The mapping does not fit the file.', { issues: plan.issues });
}

/** A row in which nothing stands: spreadsheets leave them at the end. */
export function isBlank(row: FileRow): boolean {
  return row.problem === undefined && row.cells.every((cell) => cell === '');
}
