import { type Command, requiredWord, textOption, UsageError } from './command.ts';

export const tokenCommand: Command = {
  usage: 'token create [--name <name>] [--email <of whom>]',
  summary: 'makes an API token and prints it once',
  async run(context) {
    if (requiredWord(context, 0, 'create') !== 'create') throw new UsageError('only "token create" is known');
    const { identity } = context.engine;
    const email = textOption(context, 'email') ?? context.ground.settings.adminEmail;
    const user = await identity.findUser(email);
    if (!user) throw new UsageError(`nobody has the e-mail address ${email}`);
    const { token } = await identity.createToken(user.id, { name: textOption(context, 'name') ?? 'command line' });
    context.print(token);
    return 0;
  },
};
