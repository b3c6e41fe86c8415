import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { exportRecords } from '../../../engine/transfer/export/export-records.ts';
import { type Command, requiredWord, textOption, UsageError } from './command.ts';

export const exportCommand: Command = {
  usage: 'export <object> [--filter <expression>] [--fields a,b.c] [--sort -created_at] [--format csv|json] [--output <file>]',
  summary: 'writes the records of an object to a file or the terminal',
  async run(context) {
    const object = requiredWord(context, 0, 'the object');
    const format = textOption(context, 'format') ?? 'csv';
    if (format !== 'csv' && format !== 'json') throw new UsageError('--format must be csv or json');
    const output = textOption(context, 'output');
    const target = output === undefined ? process.stdout : createWriteStream(output);
    const request = { filter: textOption(context, 'filter'), fields: textOption(context, 'fields')?.split(','), sort: textOption(context, 'sort')?.split(',') };
    for await (const text of exportRecords({ reader: context.engine.writer, models: context.engine.models }, context.actor, object, request, format)) {
      if (!target.write(text)) await once(target, 'drain');
    }
    if (output !== undefined) {
      target.end();
      await once(target, 'finish');
    }
    return 0;
  },
};
