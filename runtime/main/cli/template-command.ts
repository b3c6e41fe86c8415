import { installTemplate } from '../install-template.ts';
import { type Command, requiredWord, UsageError } from './command.ts';

export const templateCommand: Command = {
  usage: 'template install <name>',
  summary: 'installs a template of the folder seeds',
  async run(context) {
    if (requiredWord(context, 0, 'install') !== 'install') throw new UsageError('only "template install" is known');
    const installed = await installTemplate(context.ground.database, context.engine.changeSets, requiredWord(context, 1, 'the name'));
    context.print(`${installed.title}: ${installed.status}, ${installed.changes.length} documents, change set ${installed.id}`);
    return 0;
  },
};
