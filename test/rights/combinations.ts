import { proofRoles } from './proof-documents.ts';

/** Roles that one person holds at a time. With TRELLIS_MATRIX=all every role and every pair of roles; else as many as show each of them at work, alone or beside another. */
const chosen: readonly string[] = [
  'owns',
  'names',
  'masked',
  'admin',
  'owns names',
  'owns managed',
  'masked team',
  'no_costs shared',
  'gold territory',
  'finder team',
  'finder names',
  'anything profit',
  'exports_own links_apart',
  'lines_apart exports_lines',
  'blind_writer no_costs',
  'imports writes_by_tier',
];

function everyPair(): readonly string[] {
  const names = proofRoles.map(({ name }) => name);
  return [...names, 'admin', ...names.flatMap((one, index) => names.slice(index + 1).map((other) => `${one} ${other}`))];
}

/** The part of the combinations that one of several test files takes. */
export function combinations(part: number, parts: number): readonly string[] {
  const all = process.env.TRELLIS_MATRIX === 'all' ? everyPair() : chosen;
  return all.filter((_, index) => index % parts === part);
}
