import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { openBench } from './bench-context.ts';
import { type BenchOptions, parseBenchOptions } from './bench-options.ts';
import { createClosers } from './closers.ts';
import type { Measure } from './measure.ts';
import { addFieldLive } from './measures/add-field.ts';
import { atTheCounter } from './measures/at-the-counter.ts';
import { bulk } from './measures/bulk.ts';
import { coldStart } from './measures/cold-start.ts';
import { firstPage } from './measures/first-page.ts';
import { importFile } from './measures/import.ts';
import { interactions } from './measures/interactions.ts';
import { memory } from './measures/memory.ts';
import { records } from './measures/records.ts';
import { resolution } from './measures/resolution.ts';
import { rights } from './measures/rights.ts';
import { secondProcess } from './measures/second-process.ts';
import { whatIf } from './measures/what-if.ts';
import { type BenchRow, skipped } from './report/bench-row.ts';
import { printTable } from './report/print-table.ts';

/** In this order: memory before anything has grown, the file and the starts on databases of their own at the end. */
const measures: readonly Measure[] = [
  memory,
  records,
  resolution,
  rights,
  whatIf,
  bulk,
  addFieldLive,
  secondProcess,
  importFile,
  coldStart,
  firstPage,
  interactions,
  atTheCounter,
];

const closers = createClosers();
const rows: BenchRow[] = [];

async function runMeasures({ options }: { readonly options: BenchOptions }): Promise<void> {
  const context = await openBench(options, closers);
  for (const measure of measures) {
    if (options.only !== undefined && !options.only.has(measure.name)) continue;
    process.stderr.write(`\n# ${measure.name}\n`);
    const missing = measure.missing?.(context);
    if (missing !== undefined) rows.push(skipped(measure.name, missing));
    else for await (const row of measure.run(context)) rows.push(row);
  }
}

function report(options: BenchOptions): void {
  printTable(rows);
  if (options.quick) console.log('\n--quick: little data and short runs. These figures say that it works, not how fast it is.');
  if (options.out === undefined) return;
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version };
  writeFileSync(options.out, `${JSON.stringify({ at: new Date().toISOString(), quick: options.quick, machine, rows }, null, 1)}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.stderr.write(`\n${signal}: cleaning up\n`);
    void closers.closeAll().finally(() => process.exit(130));
  });
}

try {
  const options = parseBenchOptions(
    process.argv.slice(2),
    measures.map(({ name }) => name),
  );
  try {
    await runMeasures({ options });
  } finally {
    await closers.closeAll();
    report(options);
  }
  if (rows.some(({ verdict }) => verdict === 'wrong')) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
