import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createExportLog } from '../../../engine/rights/logs/export-log.ts';
import { openExport } from '../../../engine/transfer/export/open-export.ts';
import { createFullExports } from '../../../engine/transfer/full-export/full-exports.ts';
import { type Command, type CommandContext, requiredWord, textOption, UsageError } from './command.ts';

export const exportCommand: Command = {
  usage:
    'export --all --out <file.zip> [--reason <text>] | export <object> [--filter <expression>] [--fields a,b.c] [--sort -created_at] [--format csv|json] [--reason <text>] [--watermark] [--output <file>]',
  summary:
    'writes the records of an object to a file or the terminal, or the whole workspace with documents, people and files to an archive; the export is logged',
  async run(context) {
    if (context.options.all === true) return exportAll(context);
    const object = requiredWord(context, 0, 'the object');
    const format = textOption(context, 'format') ?? 'csv';
    if (format !== 'csv' && format !== 'json') throw new UsageError('--format must be csv or json');
    const { content } = await openExport(services(context), context.actor, object, {
      filter: textOption(context, 'filter'),
      fields: textOption(context, 'fields')?.split(','),
      sort: textOption(context, 'sort')?.split(','),
      format,
      reason: textOption(context, 'reason') ?? 'command line',
      watermark: context.options.watermark === true,
    });
    const output = textOption(context, 'output');
    const target = output === undefined ? process.stdout : createWriteStream(output);
    for await (const text of content) {
      if (!target.write(text)) await once(target, 'drain');
    }
    if (output !== undefined) {
      target.end();
      await once(target, 'finish');
    }
    return 0;
  },
};

/** Everything there is, of one moment, as a zip archive. */
async function exportAll({ engine, ground, actor, options, print }: CommandContext): Promise<number> {
  const file = options.out ?? options.output;
  if (typeof file !== 'string') throw new UsageError('--out names the file');
  const exports = createExportLog(ground.database, engine.clock);
  const full = createFullExports({ database: ground.database, models: engine.models, exports, clock: engine.clock });
  const { id, records, files } = await full.plan(actor, typeof options.reason === 'string' ? options.reason : 'command line');
  const target = createWriteStream(file);
  await full.write(actor, id, async (bytes) => {
    if (!target.write(bytes)) await once(target, 'drain');
  });
  target.end();
  await once(target, 'finish');
  print(`${records} records and ${files} files in ${file}`);
  return 0;
}

function services({ engine, ground }: CommandContext) {
  return { reader: engine.writer, models: engine.models, exports: createExportLog(ground.database, engine.clock) };
}
