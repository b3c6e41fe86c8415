/** How much data there is and how long is measured. */
export interface BenchSizes {
  readonly contacts: number;
  /** Always as many as ../shared/bench/targets/common.mjs picks from. */
  readonly accounts: number;
  readonly deals: number;
  /** Owners of the records; the first signs in. */
  readonly people: number;
  readonly bulkRows: number;
  readonly runs: number;
  readonly seconds: number;
  readonly warmSeconds: number;
}

export const fullSizes: BenchSizes = {
  contacts: 200_000,
  accounts: 20_000,
  deals: 60_000,
  people: 20,
  bulkRows: 10_000,
  runs: 3,
  seconds: 6,
  warmSeconds: 3,
};

// Few people, so that the first of them owns enough for a page of each status.
export const quickSizes: BenchSizes = {
  contacts: 5_000,
  accounts: 20_000,
  deals: 1_500,
  people: 4,
  bulkRows: 1_000,
  runs: 1,
  seconds: 2,
  warmSeconds: 1,
};
