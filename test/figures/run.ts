import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserActor } from '../../engine/access/actor.ts';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import { migrate } from '../../engine/database/migrate.ts';
import { openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { noRights } from '../../engine/identity/actor-rights.ts';
import { createIdentity } from '../../engine/identity/identity.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import { installTemplate } from '../../runtime/main/install-template.ts';
import { startPostgres } from '../../runtime/main/postgres/embedded-postgres.ts';
import { compareOnlineRetail } from './compare-online-retail.ts';

/** npm run figures [-- dev|smoke]: imports nine months (or a day) of a real gift retailer into a fresh database and holds every figure against the published one. */
const kinds = { dev: ['OnlineRetail_dev_to_2011-08.csv.gz', 'truth_dev.json'], smoke: ['OnlineRetail_smoke_2010-12-01.csv.gz', 'truth_smoke.json'] } as const;

async function run(kind: keyof typeof kinds, folder: string): Promise<boolean> {
  const [file, truthFile] = kinds[kind];
  const data = mkdtempSync(join(tmpdir(), 'trellis-figures-'));
  const postgres = await startPostgres(data, { throwAway: true });
  const database = await openDatabase({ url: postgres.url });
  try {
    await migrate(database);
    const clock = () => new Date();
    const models = await openModelStore(database);
    await installTemplate(database, createChangeSets({ database, models, clock }), 'special-gift');
    const { id } = await createIdentity(database, clock).createUser({ email: 'admin@example.com', name: 'Admin', roles: ['admin'] });
    const actor: UserActor = { kind: 'user', id, name: 'Admin', roles: ['admin'], rights: noRights, zone: 'Asia/Ho_Chi_Minh', locale: 'en' };
    const writer = createWriter({ database, models, clock, ports: {} });
    const imports = createImports({ database, models, writer, clock });
    const started = performance.now();
    const job = await imports.start(actor, { file_name: file, mapping: 'online_retail', content: createReadStream(join(folder, file)) });
    await imports.settled();
    const state = await imports.get(actor, job.id);
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${file}: ${state.status}, ${state.progress.rows_written} lines in ${seconds.toFixed(1)} s (${Math.round(state.progress.rows_written / seconds)} a second), ${state.faults} faults`,
    );
    await database.query({ text: 'analyze', values: [] }, { statementTimeoutMs: 0 });
    const figures = await compareOnlineRetail(writer, actor, JSON.parse(readFileSync(join(folder, truthFile), 'utf8')));
    for (const figure of figures)
      console.log(
        `${figure.ours === figure.truth ? 'equal  ' : 'DIFFERS'} ${figure.name}: ${figure.ours}${figure.ours === figure.truth ? '' : `, published ${figure.truth}`}`,
      );
    const differing = figures.filter((figure) => figure.ours !== figure.truth).length;
    console.log(`${figures.length - differing} figures equal, ${differing} differ`);
    await models.close();
    return differing === 0 && state.status === 'done';
  } finally {
    await database.close();
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

const folder = join(import.meta.dirname, '../../../shared/data/online-retail');
const kind = process.argv[2] === 'smoke' ? 'smoke' : 'dev';
if (!existsSync(folder)) console.log('skipped: shared data absent');
else process.exitCode = (await run(kind, folder)) ? 0 : 1;
