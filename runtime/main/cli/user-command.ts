import { randomBytes } from 'node:crypto';
import { type Command, requiredWord, textOption, UsageError } from './command.ts';

export const userCommand: Command = {
  usage: 'user create <email> --role <role> [--name <name>]',
  summary: 'adds a person with a role of the workspace and a generated password, which is printed once',
  async run(context) {
    if (requiredWord(context, 0, 'create') !== 'create') throw new UsageError('only "user create" is known');
    const email = requiredWord(context, 1, 'the e-mail address');
    const role = textOption(context, 'role');
    const { identity, models } = context.engine;
    const roles = models.current().roles;
    if (role === undefined || !roles.has(role)) {
      const wrong = role === undefined ? '--role is missing' : `there is no role "${role}"`;
      throw new UsageError(`${wrong}; there are ${[...roles.keys()].sort().join(', ')}`);
    }
    const password = randomBytes(12).toString('base64url');
    await identity.createUser({ email, name: textOption(context, 'name') ?? email, password, roles: [role] });
    context.print(`${email} may sign in with the password ${password}`);
    return 0;
  },
};
