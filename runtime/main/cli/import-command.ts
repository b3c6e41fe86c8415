import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createImports } from '../../../engine/transfer/create-imports.ts';
import type { ImportState, Imports } from '../../../engine/transfer/imports.ts';
import { type Command, type CommandContext, requiredWord, textOption, UsageError } from './command.ts';

const finished = new Set(['done', 'failed', 'cancelled']);
const pollMs = 250;

async function follow(context: CommandContext, imports: Imports, id: string, quiet: boolean): Promise<ImportState> {
  for (let shown = ''; ; ) {
    const state = await imports.get(context.actor, id);
    const { rows_read: read, rows_total: total } = state.progress;
    const line = `${state.status}: ${read}${total === null ? '' : ` of ${total}`} rows`;
    if (!quiet && line !== shown) process.stderr.write(`${line}\n`);
    shown = line;
    if (finished.has(state.status)) return state;
    await pause(pollMs);
  }
}

function summary(state: ImportState): string {
  const lines = Object.entries(state.result).map(
    ([object, counts]) => `${object}: ${counts.created} new, ${counts.updated} updated, ${counts.unchanged} unchanged`,
  );
  const faults = state.faults > 0 ? [`${state.faults} faults; fetch them with GET /api/imports/${state.id}/faults`] : [];
  const undo = state.operation === null ? [] : [`operation ${state.operation} (undo takes the import back)`];
  return [`import ${state.id}: ${state.status}`, ...lines, ...faults, ...undo, ...state.issues.map((issue) => `${issue.pointer} ${issue.message}`)].join('\n');
}

export const importCommand: Command = {
  usage: 'import <file> --mapping <name> [--dry-run] [--json]',
  summary: 'imports a CSV file (also .gz) or a spreadsheet by a mapping document and waits for the end',
  async run(context) {
    const file = requiredWord(context, 0, 'the file');
    // A name on the command line may be written with hyphens, as in online-retail.
    const mapping = textOption(context, 'mapping')?.replaceAll('-', '_');
    if (mapping === undefined) throw new UsageError('--mapping is missing');
    await access(file).catch((error: unknown) => {
      throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    const { database, work } = context.ground;
    const { models, writer, clock } = context.engine;
    const imports = createImports({ database, models, writer, work, clock });
    // This process works as well, so that the import runs whether or not a server is up.
    await imports.handle();
    const { id } = await imports.start(context.actor, {
      file_name: basename(file),
      mapping,
      dry_run: context.options['dry-run'] === true,
      content: createReadStream(file),
    });
    const state = await follow(context, imports, id, context.options.json === true);
    context.print(context.options.json === true ? JSON.stringify(state, null, 2) : summary(state));
    await imports.settled();
    return state.status === 'done' ? 0 : 1;
  },
};
