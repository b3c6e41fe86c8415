export type DateOrder = 'day_first' | 'month_first' | 'year_first';

export interface DateJudgement {
  readonly column: string;
  readonly kind: 'date';
  readonly order: DateOrder;
  /** True when no row told day from month: the order is a guess. */
  readonly ambiguous: boolean;
  /** Values that the judged order cannot read. */
  readonly contradicting: number;
  readonly sample: string | null;
}

export interface NumberJudgement {
  readonly column: string;
  readonly kind: 'number';
  readonly decimal_mark: '.' | ',';
  /** True when every number with a mark could be read with either. */
  readonly ambiguous: boolean;
  /** Values that the judged mark cannot read. */
  readonly contradicting: number;
  readonly sample: string | null;
}

export interface IdJudgement {
  readonly column: string;
  readonly kind: 'id';
  /** True when the ids are whole numbers that some program wrote with fraction zeros, which are left out. */
  readonly strips_zeros: boolean;
  readonly sample: string | null;
}

/** What was judged of one column, as the dry run shows it. */
export type ColumnJudgement = DateJudgement | NumberJudgement | IdJudgement;
