import { parseArgs } from 'node:util';
import { type Actor, systemActor } from '../../../engine/access/actor.ts';
import type { Database } from '../../../engine/database/database.ts';
import { AppError } from '../../../engine/errors/app-error.ts';
import type { Identity } from '../../../engine/identity/identity.ts';
import { refreshRollUps } from '../../../engine/records/roll-ups/refresh-roll-ups.ts';
import { sql } from '../../../engine/sql/sql.ts';
import { openEngine } from '../engine.ts';
import { openGround } from '../ground.ts';
import { parseSettings } from '../settings.ts';
import { accessCommand } from './access-command.ts';
import { changeSetCommand } from './change-set-command.ts';
import { type Command, UsageError } from './command.ts';
import { demoCommand } from './demo-command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { metadataCommand } from './metadata-command.ts';
import { templateCommand } from './template-command.ts';
import { tokenCommand } from './token-command.ts';
import { userCommand } from './user-command.ts';

const commands: ReadonlyMap<string, Command> = new Map([
  ['metadata', metadataCommand],
  ['change-set', changeSetCommand],
  ['template', templateCommand],
  ['demo', demoCommand],
  ['import', importCommand],
  ['export', exportCommand],
  ['token', tokenCommand],
  ['user', userCommand],
  ['access', accessCommand],
]);

const optionTypes = {
  mapping: { type: 'string' },
  scale: { type: 'string' },
  filter: { type: 'string' },
  fields: { type: 'string' },
  sort: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  out: { type: 'string' },
  everyone: { type: 'boolean' },
  all: { type: 'boolean' },
  reason: { type: 'string' },
  watermark: { type: 'boolean' },
  name: { type: 'string' },
  role: { type: 'string' },
  email: { type: 'string' },
  to: { type: 'string' },
  scopes: { type: 'string' },
  objects: { type: 'string' },
  expires: { type: 'string' },
  'dry-run': { type: 'boolean' },
  disable: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function usage(): string {
  const lines = [...commands.values()].map((command) => `  ${command.usage}\n      ${command.summary}`);
  return ['npm run trellis -- <command>', ...lines].join('\n');
}

/** Runs one command of the command line and answers its exit code: 0 done, 1 failed, 2 called wrongly. */
export async function runCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
    const [name, ...words] = positionals;
    const command = commands.get(name ?? '');
    if (!command || values.help === true) {
      (values.help === true ? console.log : console.error)(usage());
      return values.help === true ? 0 : 2;
    }
    return await runWith(command, words, values, environment);
  } catch (error) {
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      console.error(`${error.message}\n${usage()}`);
      return 2;
    }
    if (!(error instanceof AppError)) throw error;
    console.error(`${error.message}`);
    for (const issue of error.issues) console.error(`  ${issue.pointer} ${issue.message}`);
    return 1;
  }
}

async function runWith(
  command: Command,
  words: readonly string[],
  options: Readonly<Record<string, string | boolean | undefined>>,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const settings = parseSettings([], environment);
  if (!settings.ok) throw new UsageError(settings.issues.map((issue) => issue.message).join('\n'));
  const ground = await openGround(settings.value);
  try {
    const engine = await openEngine(ground);
    try {
      const actor = await administrator(ground.database, engine.identity, settings.value.adminEmail);
      const code = await command.run({ ground, engine, actor, words, options, print: (text) => console.log(text) });
      // Whether or not a worker is up.
      await refreshRollUps({ database: ground.database, models: engine.models });
      return code;
    } finally {
      await engine.close();
    }
  } finally {
    await ground.close();
  }
}

/** The command line acts as the administrator, so that what it writes has an author; on an empty workspace as the system. */
async function administrator(database: Database, identity: Identity, email: string): Promise<Actor> {
  const rows = await database.query<{ id: string }>(sql`
    select u.id::text as id from sys."user" as u
    where u.active and u.deleted_at is null and exists (select 1 from sys.user_role as r where r.user_id = u.id and r.role = 'admin') order by (lower(u.email) = lower(${email})) desc, u.created_at limit 1`);
  const found = rows[0];
  const person = found && (await identity.person(found.id));
  return person ?? systemActor('command line');
}
