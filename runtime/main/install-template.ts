import { join } from 'node:path';
import { systemActor } from '../../engine/access/actor.ts';
import type { ChangeSetRecord, ChangeSets } from '../../engine/changes/change-sets.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { loadTemplateFolder } from '../../engine/changes/template-folder.ts';
import type { Database } from '../../engine/database/database.ts';
import { AppError } from '../../engine/errors/app-error.ts';
import { sql } from '../../engine/sql/sql.ts';

const seeds = join(import.meta.dirname, '../../seeds');

/** Installs a template of the folder seeds: its workspace settings where none are set, and all its documents as one change set. */
export async function installTemplate(database: Database, changeSets: ChangeSets, name: string): Promise<ChangeSetRecord> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new AppError('bad_request', `"${name}" is not the name of a template.`);
  const { manifest, documents } = await loadTemplateFolder(join(seeds, name));
  if (!manifest) throw new AppError('invalid_document', `The template "${name}" has no template.json.`);
  const { label, currency = 'VND', zone = 'Asia/Ho_Chi_Minh', locale = 'vi', version } = manifest;
  await database.query(
    sql`insert into sys.setting (key, value) values ('workspace', ${JSON.stringify({ name: label, currency, zone, locale })}::jsonb) on conflict (key) do nothing`,
  );
  const origin = { template: name, version };
  return installDocuments(
    changeSets,
    systemActor(`template ${name}`),
    documents.map((document) => ({ ...document, origin })),
    label.en,
  );
}
