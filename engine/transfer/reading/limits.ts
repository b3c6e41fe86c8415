/** What one import may hold (design/promises.md). Columns, rows and cells are refused beyond; bytes are of the unpacked file. */
export const importLimits = { rows: 1_000_000, cellBytes: 65_536, columns: 500, stagedBytes: 2_147_483_648, unpackedBytes: 8_589_934_592 } as const;
