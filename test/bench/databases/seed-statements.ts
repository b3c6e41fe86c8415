import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSizes } from '../bench-sizes.ts';

/** The statements of a seed file of the harness, without comments, the meta lines and variables of psql worked out. */
function statementsOf(file: string, variables: Readonly<Record<string, number>>): readonly string[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('\\') && !line.startsWith('--'));
  const text = lines.join('\n').replaceAll(/(?<!:):([a-z]+)\b/g, (written, name: string) => String(variables[name] ?? written));
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

export interface SeedStatements {
  readonly schema: readonly string[];
  readonly data: readonly string[];
}

/** The harness's plain tables and what fills them. There are no orders: no measure reads them. */
export function seedStatements(harness: string, { contacts, accounts, deals }: BenchSizes): SeedStatements {
  const variables = { contacts, accounts, deals, orders: 0 };
  return { schema: statementsOf(join(harness, 'seed-schema.sql'), {}), data: statementsOf(join(harness, 'seed-data.sql'), variables) };
}
