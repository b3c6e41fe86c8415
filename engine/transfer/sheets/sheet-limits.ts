/**
 * What a spreadsheet may hold. It is kept in memory while it is read, once; rows go into the database as they come. Texts that cells share
 * are kept as well, so that their length is limited.
 */
export const sheetLimits = {
  fileBytes: 52_428_800,
  unpackedBytes: 1_073_741_824,
  /** Beyond so many bytes an archive that unpacks to more than `ratio` times its size is taken for a bomb. */
  suspiciousBytes: 67_108_864,
  ratio: 200,
  parts: 10_000,
  sheets: 50,
  rows: 1_048_576,
  columns: 16_384,
  sharedCharacters: 67_108_864,
  merges: 200_000,
  tagCharacters: 1_048_576,
} as const;
