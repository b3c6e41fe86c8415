import { setTimeout as pause } from 'node:timers/promises';
import { createChangeSets } from '../../../engine/changes/create-change-sets.ts';
import { migrate } from '../../../engine/database/migrate.ts';
import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createIdentity } from '../../../engine/identity/identity.ts';
import { installTemplate } from '../../../runtime/main/install-template.ts';
import { ownEnvironment } from '../bench-context.ts';
import { startChild } from '../child.ts';
import { cpuMs, peakResidentMb, residentMb } from '../process-usage.ts';
import { WrongAnswer } from '../run-load.ts';
import { repository } from '../shared-bench.ts';

/** The Special Gift shop in an empty database, with an administrator, so that what is imported has an author. */
export async function installShop(url: string): Promise<void> {
  const database = await openDatabase({ url, poolSize: 4 });
  try {
    await migrate(database);
    const clock = () => new Date();
    const models = await openModelStore(database);
    try {
      await installTemplate(database, createChangeSets({ database, models, clock }), 'special-gift');
    } finally {
      await models.close();
    }
    await createIdentity(database, clock).createUser({ email: 'admin@example.com', name: 'Admin', password: 'sales-password-1', roles: ['admin'] });
  } finally {
    await database.close();
  }
}

export interface ShopImport {
  readonly lines: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly postgresMs: number;
  readonly peakMb: number;
  /** Resident memory through the run, four times a second. */
  readonly memoryMb: readonly number[];
}

interface ImportReport {
  readonly status: string;
  readonly progress: { readonly rows_read: number };
  readonly result: Readonly<Record<string, { readonly created: number }>>;
  readonly faults: number;
}

const sampleMs = 250;

/** Imports the file by the command line in a process of its own; the time is that of the whole process. */
export async function importShop(url: string, file: string, postgresPid: number): Promise<ShopImport> {
  const [start, postgres] = [performance.now(), cpuMs(postgresPid)];
  const args = ['runtime/main/trellis.ts', 'import', file, '--mapping', 'online_retail', '--json'];
  const child = startChild(args, { cwd: repository, env: ownEnvironment(url) });
  const memoryMb: number[] = [];
  let peakMb = 0;
  let cpu = 0;
  while (child.running()) {
    memoryMb.push(residentMb(child.pid));
    peakMb = Math.max(peakMb, peakResidentMb(child.pid));
    cpu = Math.max(cpu, cpuMs(child.pid));
    await Promise.race([child.ended, pause(sampleMs)]);
  }
  const ms = performance.now() - start;
  const code = await child.ended;
  if (code !== 0) throw new WrongAnswer(`the import ended with ${code}: ${child.output().trim().slice(-600)}`);
  const report = reportOf(child.standardOutput());
  const lines = report.progress.rows_read;
  if (report.status !== 'done' || report.faults > 0 || report.result.order_line?.created !== lines)
    throw new WrongAnswer(`the import of ${lines} lines: ${JSON.stringify({ status: report.status, faults: report.faults, result: report.result })}`);
  return { lines, ms, cpuMs: cpu, postgresMs: cpuMs(postgresPid) - postgres, peakMb, memoryMb };
}

/** The command may say more than the report before it. */
function reportOf(output: string): ImportReport {
  return JSON.parse(output.slice(output.search(/^\{/m))) as ImportReport;
}
