import type { ImportPlan, PlanEntry } from '../mapping/import-plan.ts';
import type { FileRow } from '../reading/csv-parser.ts';
import type { DateJudgement, DateOrder, IdJudgement, NumberJudgement } from './column-judgement.ts';
import { DateSurvey } from './date-survey.ts';
import { IdSurvey } from './id-survey.ts';
import { NumberSurvey } from './number-survey.ts';

const dateTypes = new Set(['date', 'datetime']);
const numberTypes = new Set(['integer', 'decimal', 'money', 'percent']);
/** Currencies without coins: their amounts have groups of thousands rather than decimals. */
const wholeCurrencies = new Set(['VND', 'JPY', 'KRW', 'IDR', 'CLP', 'ISK', 'PYG', 'UGX']);

/** What was judged, by the position of the column. */
export interface JudgedColumns {
  readonly dates: ReadonlyMap<number, DateJudgement>;
  readonly numbers: ReadonlyMap<number, NumberJudgement>;
  readonly ids: ReadonlyMap<number, IdJudgement>;
}

/** Looks at all cells of the columns whose meaning a file leaves open: dates, numbers, outside ids. */
export class ColumnSurveys {
  readonly #plan: ImportPlan;
  readonly #dates = new Map<number, DateSurvey>();
  readonly #numbers = new Map<number, { readonly survey: NumberSurvey; whole: boolean }>();
  readonly #ids = new Map<number, IdSurvey>();

  constructor(plan: ImportPlan) {
    this.#plan = plan;
    for (const entry of plan.entries) this.#listen(entry);
  }

  add(row: FileRow): void {
    for (const [column, survey] of this.#dates) survey.add(row.cells[column] ?? '');
    for (const [column, { survey }] of this.#numbers) survey.add(row.cells[column] ?? '');
    for (const [column, survey] of this.#ids) survey.add(row.cells[column] ?? '');
  }

  judge(fallbackOrder: DateOrder): JudgedColumns {
    const name = (column: number): string => this.#plan.columns[column] ?? '';
    const marks = new Set([...this.#numbers.values()].flatMap(({ survey }) => survey.decided ?? []));
    // A file is written by one program: where a column does not decide, the others do.
    const shared = marks.size === 1 ? [...marks][0] : undefined;
    const dates = new Map([...this.#dates].map(([column, survey]) => [column, survey.judge(name(column), fallbackOrder)]));
    const numbers = new Map([...this.#numbers].map(([column, { survey, whole }]) => [column, survey.judge(name(column), shared ?? (whole ? ',' : '.'))]));
    const ids = new Map([...this.#ids].map(([column, survey]) => [column, survey.judge(name(column))]));
    return { dates, numbers, ids };
  }

  #listen(entry: PlanEntry): void {
    if (entry.key.kind === 'external' && entry.key.number === undefined) this.#ids.set(entry.key.column, new IdSurvey());
    if (entry.key.kind === 'external' && entry.key.number === 'auto') this.#listenToNumber(entry.key.column, false);
    for (const source of entry.sources) {
      if (source.kind !== 'column') continue;
      const { type, document } = source.field;
      const { format, number = 'auto', currency } = source.settings;
      if (dateTypes.has(type.type) && format === undefined) this.#dates.set(source.column, new DateSurvey());
      const isNumber = numberTypes.has(type.type) || source.settings.number !== undefined;
      const money = type.type === 'money' ? (currency ?? document.options?.currency ?? this.#plan.model.settings.currency) : '';
      if (isNumber && number === 'auto') this.#listenToNumber(source.column, wholeCurrencies.has(money));
    }
  }

  #listenToNumber(column: number, whole: boolean): void {
    const known = this.#numbers.get(column);
    if (known) known.whole ||= whole;
    else this.#numbers.set(column, { survey: new NumberSurvey(), whole });
  }
}
