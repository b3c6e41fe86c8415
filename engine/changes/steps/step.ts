/** Work that follows a change set while reads and writes go on; kept as JSON. Each kind can be cut off anywhere and run again. */
export type StepWork =
  | { readonly kind: 'index' | 'validate'; readonly object: string; readonly table: string; readonly target: string }
  /** Fills the next column of a field whose type changes, `after` the last row done: [id] or [id, version]. */
  | { readonly kind: 'fill'; readonly schema: 'crm' | 'past'; readonly object: string; readonly field: string; readonly after?: readonly string[] }
  /** Works out a stored roll-up for every record, `after` the id of the last one done. */
  | { readonly kind: 'roll_up'; readonly object: string; readonly field: string; readonly after?: string }
  | { readonly kind: 'switch' };

export interface Step {
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly work: StepWork;
}
